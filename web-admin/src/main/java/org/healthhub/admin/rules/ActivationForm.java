package org.healthhub.admin.rules;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import org.healthhub.admin.shell.Texts;
import org.healthhub.registry.PackProposal;

/** What an officer filled in to have a pack come into force, as it came, so that a refused form comes back as it was. */
public class ActivationForm {
    @FormParam("from")
    @DefaultValue("")
    private String from = "";
    @FormParam("ground")
    @DefaultValue("")
    private String ground = "";
    @FormParam("document")
    @DefaultValue("")
    private String document = "";
    @FormParam("run")
    @DefaultValue("0")
    private long run;

    public ActivationForm() {
    }

    /** The proposal; empty where the moment is none. */
    Optional<PackProposal> proposal(String pack) {
        try {
            return Optional.of(new PackProposal(pack, Texts.momentOf(LocalDateTime.parse(from.strip())), ground.strip(),
                    document.strip(), run));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    public String from() {
        return from;
    }

    public String ground() {
        return ground;
    }

    public String document() {
        return document;
    }
}

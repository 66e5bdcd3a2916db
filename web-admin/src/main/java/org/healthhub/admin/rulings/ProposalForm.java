package org.healthhub.admin.rulings;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.RulingProposal;
import org.healthhub.registry.intake.Finding.RulingKind;

/** What the officer filled in, as it came, so that a refused form comes back as it was. */
public class ProposalForm {
    @FormParam("rule")
    @DefaultValue("")
    private String rule = "";
    @FormParam("kind")
    @DefaultValue("")
    private String kind = "";
    @FormParam("from")
    @DefaultValue("")
    private String from = "";
    @FormParam("until")
    @DefaultValue("")
    private String until = "";
    @FormParam("document")
    @DefaultValue("")
    private String document = "";
    @FormParam("ground")
    @DefaultValue("")
    private String ground = "";
    @FormParam("appeal")
    @DefaultValue("")
    private String appeal = "";

    public ProposalForm() {
    }

    /** A form to be filled in. */
    static ProposalForm blank(LocalDate today, String appeal) {
        ProposalForm form = new ProposalForm();
        form.from = today.toString();
        form.appeal = appeal;
        return form;
    }

    /** The proposal; empty where a date, the kind or the appeal is none. */
    Optional<RulingProposal> proposal(UUID codeId) {
        Optional<RulingKind> chosen = Arrays.stream(RulingKind.values()).filter(k -> k.name().equals(kind)).findFirst();
        try {
            return chosen.map(known -> new RulingProposal(codeId, rule, known, LocalDate.parse(from),
                    LocalDate.parse(until), document, ground,
                    appeal.isBlank() ? Optional.empty() : Optional.of(UUID.fromString(appeal))));
        } catch (DateTimeParseException | IllegalArgumentException notFilledIn) {
            return Optional.empty();
        }
    }

    public String rule() {
        return rule;
    }

    public String kind() {
        return kind;
    }

    public String from() {
        return from;
    }

    public String until() {
        return until;
    }

    public String document() {
        return document;
    }

    public String ground() {
        return ground;
    }

    public String appeal() {
        return appeal;
    }
}

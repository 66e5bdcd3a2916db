package org.healthhub.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;

/** A partner agency and its account. */
@Entity
@Table(name = "partner")
class Partner {
    @Id
    private String code;
    private String name;
    private String system;
    private String[] grants;
    @Column(name = "password_hash")
    private String passwordHash;
    private boolean active;

    protected Partner() {
    }

    Partner(PartnerView view, String passwordHash) {
        this.code = view.code().value();
        this.name = view.name();
        this.system = view.system().path();
        this.grants = view.grants().stream().map(g -> g.name().toLowerCase(Locale.ROOT)).sorted().toArray(String[]::new);
        this.passwordHash = passwordHash;
        this.active = true;
    }

    /** What {@link PartnerPassword} compares a password with. */
    String passwordHash() {
        return passwordHash;
    }

    PartnerView view() {
        return new PartnerView(new PartnerCode(code), name, PartnerSystem.ofPath(system).orElseThrow(),
                Arrays.stream(grants).map(g -> PartnerView.Grant.valueOf(g.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()));
    }
}

package org.healthhub.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;

/** Somebody who works at the console, for an authority and perhaps for a division. */
@Entity
@Table(name = "officer")
class Officer {
    @Id
    private String name;
    private String[] roles;
    private String body;
    private String division;
    @Column(name = "password_hash")
    private String passwordHash;
    private boolean active;

    protected Officer() {
    }

    Officer(String name, String[] roles, String body, Optional<String> division, String passwordHash) {
        this.name = name;
        this.roles = roles.clone();
        this.body = body;
        this.division = division.orElse(null);
        this.passwordHash = passwordHash;
        this.active = true;
    }

    String name() {
        return name;
    }

    /** The authority that the officer belongs to; empty until it is registered. */
    Optional<String> body() {
        return Optional.of(body).filter(registered -> !registered.isBlank());
    }

    /** Whether the officer may decide there: within the division, or everywhere if none is registered. */
    boolean isOfDivision(String place) {
        return division == null || place.startsWith(division.replaceAll("(00)+$", ""));
    }

    TwoOfficers.Signer signer() {
        return new TwoOfficers.Signer(name, body());
    }

    boolean isActive() {
        return active;
    }
}

package org.healthhub.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Somebody who works at the console. */
@Entity
@Table(name = "officer")
class Officer {
    @Id
    private String name;
    private String[] roles;
    @Column(name = "password_hash")
    private String passwordHash;
    private boolean active;

    protected Officer() {
    }

    Officer(String name, String[] roles, String passwordHash) {
        this.name = name;
        this.roles = roles.clone();
        this.passwordHash = passwordHash;
        this.active = true;
    }
}

package org.healthhub.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A person's sealed identity, for reading. Written by {@link PersonTables} only. */
@Entity
@Immutable
@Table(name = "person")
class Person {
    @Id
    private long id;
    private byte[] key;
    @Column(name = "id_type")
    private String idType;
    @Column(name = "key_id")
    private short keyId;
    private byte[] sealed;

    protected Person() {
    }

    String idType() {
        return idType;
    }

    IdentityVault.Identity open(IdentityVault vault) {
        return vault.open(keyId, sealed, key);
    }
}

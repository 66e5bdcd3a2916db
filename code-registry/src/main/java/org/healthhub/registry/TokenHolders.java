package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.healthhub.registry.intake.Holder;
import org.hibernate.Session;

/** Whose the tokens are that were just verified, so that what was measured there becomes a fact. Never for an answer. */
@ApplicationScoped
public class TokenHolders {
    private EntityManager entities;
    private IdentityVault vault;

    TokenHolders() {
    }

    @Inject
    TokenHolders(IdentityVault vault) {
        this.vault = vault;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** The holders by token; tokens that are not known any more are left out. */
    @Transactional
    public Map<String, Holder> of(Collection<String> tokens) {
        Map<String, String> byDigest = new HashMap<>();
        tokens.forEach(token -> byDigest.put(HexFormat.of().formatHex(CodeDesk.digest(token)), token));
        return RegistryTrouble.unlessAway("the holders of tokens could not be read", () ->
                entities.unwrap(Session.class).doReturningWork(connection -> {
                    Map<String, Holder> holders = new HashMap<>();
                    try (PreparedStatement statement = connection.prepareStatement("""
                            select encode(t.digest, 'hex'), p.id_type, p.key_id, p.sealed, p.key
                            from code_token t join person p on p.id = t.person_id
                            where t.digest in (select decode(d, 'hex') from unnest(?) d)""")) {
                        statement.setArray(1, connection.createArrayOf("text", byDigest.keySet().toArray()));
                        try (ResultSet row = statement.executeQuery()) {
                            while (row.next()) {
                                IdentityVault.Identity identity =
                                        vault.open(row.getInt(3), row.getBytes(4), row.getBytes(5));
                                holders.put(byDigest.get(row.getString(1)), new Holder(
                                        vault.holderId(row.getString(2), identity), identity.name(), identity.phone()));
                            }
                        }
                    }
                    return holders;
                }));
    }
}

package org.healthhub.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
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
    private String[] provinces;
    @Column(name = "password_hash")
    private String passwordHash;
    @Column(name = "signing_key_id")
    private Short signingKeyId;
    @Column(name = "signing_key")
    private byte[] signingKey;
    private boolean active;

    protected Partner() {
    }

    Partner(PartnerView view, String passwordHash) {
        this.code = view.code().value();
        this.name = view.name();
        this.system = view.system().path();
        this.grants = view.grants().stream().map(g -> g.name().toLowerCase(Locale.ROOT)).sorted().toArray(String[]::new);
        this.provinces = view.provinces().stream().sorted().toArray(String[]::new);
        this.passwordHash = passwordHash;
        this.active = true;
    }

    /** What {@link PartnerPassword} compares a password with. */
    String passwordHash() {
        return passwordHash;
    }

    boolean isActive() {
        return active;
    }

    PartnerView view() {
        return new PartnerView(new PartnerCode(code), name, PartnerSystem.ofPath(system).orElseThrow(),
                Arrays.stream(grants).map(g -> PartnerView.Grant.valueOf(g.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()), Set.of(provinces));
    }

    /** Whether this is the account's password. */
    boolean isOpenedBy(String password) {
        return passwordHash.startsWith("$") ? OpenBSDBCrypt.checkPassword(passwordHash, password.toCharArray())
                : MessageDigest.isEqual(passwordHash.getBytes(StandardCharsets.US_ASCII),
                        DemoAccounts.digest(password).getBytes(StandardCharsets.US_ASCII));
    }

    /** Signs with this key from now on. */
    void signWith(SigningKey key, IdentityVault vault) {
        signingKeyId = (short) vault.currentKeyId();
        signingKey = vault.seal(key.text(), context());
    }

    Optional<SigningKey> signingKey(IdentityVault vault) {
        return Optional.ofNullable(signingKey)
                .map(sealed -> SigningKey.read(vault.openText(signingKeyId, sealed, context())));
    }

    private byte[] context() {
        return ("signing-key/" + code).getBytes(StandardCharsets.UTF_8);
    }
}

package org.healthhub.registry;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;

/**
 * Adds the accounts of a demonstration from the file that system property {@code hub.demo.accounts} names; those that
 * exist already stay as they are. Without the property nothing is added.
 */
@Singleton
@Startup
@DependsOn("RegistryMigrator")
public class DemoAccounts {
    private static final int BCRYPT_COST = 10;
    private static final int BCRYPT_SALT_BYTES = 16;

    @PersistenceContext(unitName = "registry")
    private EntityManager entities;
    @Inject
    private AppSecrets secrets;

    @Inject
    private IdentityVault vault;

    @PostConstruct
    void add() {
        String file = System.getProperty("hub.demo.accounts", "");
        if (file.isBlank()) {
            return;
        }
        Properties accounts = read(Path.of(file));
        int partners = 0;
        for (String code : named(accounts, "partner.")) {
            partners += addPartner(accounts, code);
        }
        int officers = 0;
        for (String name : named(accounts, "officer.")) {
            officers += addOfficer(accounts, name);
        }
        HubLog.LOG.demoAccounts(partners, officers);
    }

    private int addPartner(Properties accounts, String code) {
        if (entities.find(Partner.class, code) != null) {
            return 0;
        }
        String prefix = "partner." + code + ".";
        Set<PartnerView.Grant> grants = words(accounts.getProperty(prefix + "reads", "")).stream()
                .map(word -> PartnerView.Grant.valueOf(word.toUpperCase(Locale.ROOT))).collect(Collectors.toSet());
        PartnerView view = new PartnerView(new PartnerCode(code), accounts.getProperty(prefix + "name"),
                PartnerSystem.ofPath(accounts.getProperty(prefix + "system")).orElseThrow(), grants,
                words(accounts.getProperty(prefix + "provinces", "")));
        Partner partner = new Partner(view, digest(accounts.getProperty(prefix + "password")));
        Optional.ofNullable(accounts.getProperty(prefix + "key"))
                .ifPresent(key -> partner.signWith(SigningKey.read(key.strip()), vault));
        entities.persist(partner);
        entities.flush();
        Optional.ofNullable(accounts.getProperty(prefix + "secret"))
                .ifPresent(secret -> secrets.issue(view.code(), secret));
        entities.createNativeQuery("update partner set disclosure = :level where code = :code").setParameter("level",
                accounts.getProperty(prefix + "disclosure", DisclosureLevel.COLOUR.name())).setParameter("code", code)
                .executeUpdate();
        return 1;
    }

    private int addOfficer(Properties accounts, String name) {
        if (entities.find(Officer.class, name) != null) {
            return 0;
        }
        String prefix = "officer." + name + ".";
        entities.persist(new Officer(name, words(accounts.getProperty(prefix + "roles")).toArray(String[]::new),
                accounts.getProperty(prefix + "body", ""), Optional.ofNullable(accounts.getProperty(prefix + "division")),
                hash(accounts.getProperty(prefix + "password"))));
        return 1;
    }

    /** The names that stand between the prefix and the next dot. */
    private static Set<String> named(Properties accounts, String prefix) {
        return accounts.stringPropertyNames().stream().filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length(), key.lastIndexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * A partner's password is issued by the hub with 128 random bits: nobody can guess one from its digest, and a slow
     * hash would cost each call of a machine what it costs an attacker (19 calls a second instead of 15,000).
     */
    static String digest(String password) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    /** What an officer chose himself can be guessed; bcrypt makes each guess slow. */
    private static String hash(String password) {
        byte[] salt = new byte[BCRYPT_SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return OpenBSDBCrypt.generate("2a", password.toCharArray(), salt, BCRYPT_COST);
    }

    private static Properties read(Path file) {
        Properties accounts = new Properties();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            accounts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("the file of demo accounts cannot be read", e);
        }
        return accounts;
    }
}

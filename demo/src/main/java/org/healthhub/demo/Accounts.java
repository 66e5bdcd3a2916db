package org.healthhub.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;

/** The partners of the story and their passwords, from the file that the hub's own start writes. */
final class Accounts {
    /** Checks in for its users and may read their codes. */
    static final String READER = "dingtalk";
    /** Speaks for the neighbours, and asks them through the hub. */
    static final String EXCHANGE = "ah-exchange";
    /** Verifies codes at its gates. */
    static final String GATE = "hz-metro";
    private static final Map<String, String> PARTNER_OF = Map.of(
            "health-card", "zj-card",
            "exchange", EXCHANGE,
            "resumption", "zj-resumption",
            "check-in", READER,
            "risk-list", "zj-cdc",
            "checkpoint", GATE);

    private final Properties properties;

    Accounts(Properties properties) {
        this.properties = properties;
    }

    static Accounts read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException("no accounts at " + file + ": start the hub with its demonstration accounts first");
        }
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return new Accounts(properties);
    }

    /** Who speaks for this system in the story. */
    static String partnerOf(String system) {
        String partner = PARTNER_OF.get(system);
        if (partner == null) {
            throw new IllegalArgumentException("nobody in the story speaks for " + system);
        }
        return partner;
    }

    String password(String partner) {
        String password = properties.getProperty("partner." + partner + ".password");
        if (password == null) {
            throw new IllegalStateException("no password for partner " + partner + " in the file of demo accounts");
        }
        return password;
    }

    /** The value of the HTTP header {@code Authorization}. */
    String basic(String partner) {
        byte[] pair = (partner + ":" + password(partner)).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}

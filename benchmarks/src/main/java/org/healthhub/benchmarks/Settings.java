package org.healthhub.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What is run, and where the hub is that {@code run.sh} started. All ports are on the loopback address. */
record Settings(String goal, int rounds, int messages, int seconds, boolean textbook, Path results, int portOffset,
        Path hubDirectory, String databaseUrl, Properties accounts) {
    private static final int HTTP_PORT = 8080;
    private static final int CORE_PORT = 61616;

    /** A partner's account of the demonstration. */
    record Account(String name, String password) {
    }

    /** Reads the system properties that {@code run.sh} sets. */
    static Settings fromProperties() {
        Path hub = Path.of(System.getProperty("hubDirectory"));
        Properties accounts = new Properties();
        try (var reader = Files.newBufferedReader(hub.resolve("demo-accounts.properties"), StandardCharsets.UTF_8)) {
            accounts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Settings(System.getProperty("goal", "all"), Integer.getInteger("rounds", 3),
                Integer.getInteger("messages", 50_000), Integer.getInteger("seconds", 10),
                !Boolean.getBoolean("withoutTextbook"), Path.of(System.getProperty("results")), Integer.getInteger("portOffset", 0), hub,
                System.getenv("BENCHMARK_DB_URL"), accounts);
    }

    boolean wants(String one) {
        return goal.equals("all") || goal.equals(one);
    }

    Account account(String partner) {
        return new Account(partner, accounts.getProperty("partner." + partner + ".password"));
    }

    String http(String path) {
        return "http://127.0.0.1:" + (HTTP_PORT + portOffset) + path;
    }

    String broker() {
        return "tcp://127.0.0.1:" + (CORE_PORT + portOffset);
    }
}

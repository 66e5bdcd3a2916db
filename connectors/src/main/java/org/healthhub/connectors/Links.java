package org.healthhub.connectors;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/**
 * The outside systems that the hub calls, from a file outside the database (system property {@code hub.links.file}):
 * lines {@code <name>.address}, {@code .account}, {@code .secret} and {@code .timeout} (seconds, 5 if not given).
 * It is read at each question, so that a link can be changed without a restart. No file is no links.
 */
@ApplicationScoped
public class Links {
    private static final String TIMEOUT_SECONDS = "5";

    private final Path file;

    public Links() {
        this(Path.of(System.getProperty("hub.links.file", "var/links.properties")));
    }

    Links(Path file) {
        this.file = file;
    }

    /**
     * The link of this name, if one was configured.
     *
     * @throws IllegalStateException when the file cannot be read or says something impossible
     */
    public Optional<Link> named(String name) {
        Properties lines = read();
        return Optional.ofNullable(lines.getProperty(name + ".address")).map(address -> {
            try {
                return new Link(name, URI.create(address.strip()), lines.getProperty(name + ".account", "").strip(),
                        lines.getProperty(name + ".secret", "").strip(), Duration.ofSeconds(
                                Long.parseLong(lines.getProperty(name + ".timeout", TIMEOUT_SECONDS).strip())));
            } catch (IllegalArgumentException wrong) {
                // Its message may quote the line.
                throw new IllegalStateException("the link " + name + " has an impossible address or timeout");
            }
        });
    }

    private Properties read() {
        Properties lines = new Properties();
        if (Files.isReadable(file)) {
            try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                lines.load(in);
            } catch (IOException e) {
                throw new IllegalStateException("the file of links (system property hub.links.file) cannot be read", e);
            }
        }
        return lines;
    }
}

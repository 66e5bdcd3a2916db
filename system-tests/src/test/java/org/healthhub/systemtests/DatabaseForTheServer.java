package org.healthhub.systemtests;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A database of its own for the server that Arquillian starts, and the settings by which it finds it. Must stand
 * before Arquillian's extension; inside the server, where the test class is loaded again, it does nothing.
 */
public final class DatabaseForTheServer implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        if (System.getProperty("jboss.home.dir") == null) {
            context.getRoot().getStore(Namespace.create(DatabaseForTheServer.class))
                    .getOrComputeIfAbsent(Started.class, type -> new Started(), Started.class);
        }
    }

    /** Stopped by the store that keeps it, when all tests are over. */
    private static final class Started implements AutoCloseable {
        private final EmbeddedPostgres database;

        Started() {
            int offset = Ports.freeOffset();
            try {
                database = EmbeddedPostgres.builder().setServerConfig("fsync", "on").start();
                Path work = Path.of(System.getProperty("hub.it.work", "target")).toAbsolutePath().normalize();
                Path settings = Files.createDirectories(work.resolve("arquillian"));
                Path key = Files.writeString(settings.resolve("hub.key"), "1=" + "0123456789abcdef".repeat(4) + "\n");
                Path accounts = Files.write(settings.resolve("accounts.properties"), List.of(
                        "partner.zj-cdc.system=risk-list", "partner.zj-cdc.name=CDC", "partner.zj-cdc.reads=changes",
                        "partner.zj-cdc.password=for-this-test-only"));
                System.setProperty("hub.it.server", Path.of(System.getProperty("hub.root", ".."))
                        .resolve("ear/target/server").toAbsolutePath().normalize().toString());
                System.setProperty("hub.it.server.base", work.resolve("arquillian/server").toString());
                System.setProperty("hub.it.server.management", String.valueOf(Ports.MANAGEMENT + offset));
                System.setProperty("hub.it.server.options", String.join(" ",
                        "-Xmx640m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Duser.timezone=Asia/Shanghai",
                        "-Djboss.socket.binding.port-offset=" + offset,
                        "-Denv.HUB_DB_URL=" + database.getJdbcUrl("postgres", "postgres"),
                        "-Denv.HUB_DB_USER=postgres -Denv.HUB_DB_PASSWORD=postgres",
                        "-Dhub.key.file=" + key, "-Dhub.demo.accounts=" + accounts));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            database.close();
        }
    }
}

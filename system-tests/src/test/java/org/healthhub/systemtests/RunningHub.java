package org.healthhub.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A hub that its own run script starts and stops, with data, keys, accounts and ports of its own. */
public final class RunningHub implements AutoCloseable {
    private static final long START_MINUTES = 5;
    /** The shortest boot. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
    private static final Path ROOT = Path.of(System.getProperty("hub.root", "..")).toAbsolutePath().normalize();
    private static final Path WORK = Path.of(System.getProperty("hub.it.work", "target")).toAbsolutePath().normalize();

    private final String name;
    private final int portOffset;
    private final Path var;
    private final Thread lastResort = new Thread(this::stop);

    private RunningHub(String name, int portOffset) {
        this.name = name;
        this.portOffset = portOffset;
        this.var = WORK.resolve(name);
    }

    /** A hub without any data, not started yet. What an earlier run left under this name is stopped and deleted. */
    public static RunningHub empty(String name) {
        RunningHub hub = new RunningHub(name, Ports.freeOffset());
        if (Files.exists(hub.var)) {
            hub.stop();
            delete(hub.var);
        }
        Runtime.getRuntime().addShutdownHook(hub.lastResort);
        return hub;
    }

    /** Another hub, with data of its own, that would have the same ports. */
    RunningHub beside(String other) {
        return new RunningHub(other, portOffset);
    }

    /** What the run script said, and the result that it ended with. */
    record Said(int result, String text) {
    }

    /** Calls the run script for this hub. */
    Said script(String... arguments) {
        int result = run("script", Map.of(), arguments);
        try {
            return new Said(result, Files.readString(output("script")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the hub and returns when it is ready. */
    public RunningHub start(String... javaOptions) {
        String options = Stream.concat(Stream.of(SHORT_LIVED), Stream.of(javaOptions)).collect(Collectors.joining(" "));
        int result = run("start", Map.of("HUB_JAVA_OPTS", options), "start", "--no-build");
        if (result != 0) {
            throw new IllegalStateException("the hub did not start, see " + output("start"));
        }
        return this;
    }

    /** Stops what was started here; does nothing where nothing runs. */
    public void stop() {
        run("stop", Map.of(), "stop");
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }

    /** The server's process, as long as it lives. */
    public Optional<ProcessHandle> process() {
        Path file = var.resolve("server.pid");
        try {
            return Files.exists(file)
                    ? ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).filter(ProcessHandle::isAlive)
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI http(String path) {
        return URI.create("http://127.0.0.1:" + (Ports.HTTP + portOffset) + path);
    }

    URI https(String path) {
        return URI.create("https://127.0.0.1:" + (Ports.HTTPS + portOffset) + path);
    }

    String core() {
        return "tcp://127.0.0.1:" + (Ports.CORE + portOffset);
    }

    String amqp() {
        return "amqp://127.0.0.1:" + (Ports.AMQP + portOffset);
    }

    String amqps() {
        return "amqps://127.0.0.1:" + (Ports.AMQPS + portOffset);
    }

    int mllpPort() {
        return Ports.MLLP + portOffset;
    }

    int mllpsPort() {
        return Ports.MLLPS + portOffset;
    }

    /** A file among the hub's own. */
    Path file(String path) {
        return var.resolve(path);
    }

    String partnerPassword(String partner) {
        return account("partner." + partner + ".password");
    }

    /** The secret by which a partner of the exchange signs. */
    byte[] partnerSecret(String partner) {
        return Base64.getDecoder().decode(account("partner." + partner + ".key").split(":")[1]);
    }

    String appSecret(String partner) {
        return account("partner." + partner + ".secret");
    }

    String officerPassword(String officer) {
        return account("officer." + officer + ".password");
    }

    /** Everything that the hub, its server and its database wrote to their logs. */
    Stream<Path> logs() throws IOException {
        return Stream.of(var.resolve("log"), var.resolve("server/log")).flatMap(RunningHub::filesBelow);
    }

    private String account(String key) {
        Properties accounts = new Properties();
        try (var reader = Files.newBufferedReader(var.resolve("demo-accounts.properties"))) {
            accounts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.ofNullable(accounts.getProperty(key))
                .orElseThrow(() -> new IllegalStateException("there is no demo account " + key));
    }

    private int run(String purpose, Map<String, String> settings, String... arguments) {
        String[] command = Stream.concat(Stream.of(ROOT.resolve("hub").toString()), Stream.of(arguments))
                .toArray(String[]::new);
        ProcessBuilder script = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(output(purpose).toFile());
        script.environment().putAll(Map.of("HUB_VAR", var.toString(), "HUB_PORT_OFFSET", String.valueOf(portOffset),
                "HUB_DB_MEMORY", "64MB", "HUB_HEAP", "640m", "JAVA_HOME", System.getProperty("java.home")));
        script.environment().putAll(settings);
        try {
            Process process = script.start();
            if (!process.waitFor(START_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("the run script does not come to an end: " + purpose);
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the run script was at work", e);
        }
    }

    private Path output(String purpose) {
        return WORK.resolve(name + "-" + purpose + ".log");
    }

    private static Stream<Path> filesBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

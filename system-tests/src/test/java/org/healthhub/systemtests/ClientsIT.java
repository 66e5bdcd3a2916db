package org.healthhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small clients that partners start from, run as they stand, each as its partner. */
@ExtendWith(HubIsRunning.class)
class ClientsIT {
    private static final Path CLIENTS = Path.of(System.getProperty("hub.root", ".."), "samples", "clients").toAbsolutePath();
    private static final Path WORK = Path.of(System.getProperty("hub.it.work", "target"), "clients").toAbsolutePath();

    private final RunningHub hub;

    ClientsIT(RunningHub hub) {
        this.hub = hub;
    }

    @ParameterizedTest
    @CsvSource({"check-in/declare.py, dingtalk", "check-in/office-form.mjs, dingtalk", "risk-list/send-table.py, zj-cdc",
            "risk-list/list.py, zj-cdc", "risk-list/list.mjs, zj-cdc", "check-in/check-in.sh, dingtalk",
            "checkpoint/verify.py, hz-metro", "checkpoint/verify.mjs, hz-metro", "exchange/daily_file.py, ah-exchange",
            "exchange/soap.py, ah-exchange", "exchange/push.js, ah-exchange", "laboratory/report.py, hz-lab",
            "laboratory/report.mjs, hz-lab", "health-card/register.py, zj-card", "health-card/register.mjs, zj-card",
            "health-card/open-platform.py, zj-card", "resumption/resume.py, zj-resumption",
            "resumption/follow.mjs, zj-resumption"})
    void aClientWorksAsItStands(String client, String account) throws Exception {
        Optional<String> interpreter = interpreter(client);
        assumeTrue(interpreter.isPresent(), "nothing here runs " + client);
        ProcessBuilder program = new ProcessBuilder(interpreter.get(), ready(CLIENTS.resolve(client)).toString())
                .redirectErrorStream(true);
        program.environment().putAll(environment(account));

        Process process = program.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    private static Optional<String> interpreter(String client) {
        if (client.endsWith(".sh")) {
            return Optional.of("bash");
        }
        return client.endsWith(".py") ? ForeignTools.python() : ForeignTools.node();
    }

    @Test
    void everyClientIsRun() throws Exception {
        String cases = String.join(" ", ClientsIT.class.getDeclaredMethod("aClientWorksAsItStands", String.class,
                String.class).getAnnotation(CsvSource.class).value());
        try (Stream<Path> files = Files.walk(CLIENTS)) {
            assertThat(files.filter(file -> file.toString().matches(".*\\.(py|js|mjs|sh)")))
                    .isNotEmpty().allMatch(file -> cases.contains(CLIENTS.relativize(file).toString()));
        }
    }

    private Map<String, String> environment(String account) {
        Map<String, String> environment = new HashMap<>(Map.of("HUB_ACCOUNT", account,
                "HUB_PASSWORD", hub.partnerPassword(account), "HUB_URL", hub.http("").toString().replaceAll("/$", ""),
                "HUB_HOST", "127.0.0.1", "HUB_AMQP_PORT", String.valueOf(URI.create(hub.amqp()).getPort()),
                "HUB_MLLP", "127.0.0.1:" + hub.mllpPort(), "PYTHONIOENCODING", "utf-8"));
        if (account.equals("zj-card")) {
            environment.put("HUB_SECRET", hub.appSecret(account));
        } else if (account.equals("ah-exchange")) {
            // Anhui's files are another test's.
            environment.put("HUB_PROVINCE", "36");
            environment.put("HUB_KEY", Base64.getEncoder().encodeToString(hub.partnerSecret(account)));
        }
        return environment;
    }

    /** The client itself, or a copy with its packages beside it where it names some. */
    private static Path ready(Path client) throws IOException {
        Path packages = client.resolveSibling("package.json");
        if (client.toString().endsWith(".py") || !Files.exists(packages)) {
            return client;
        }
        Path folder = Files.createDirectories(WORK.resolve(client.getParent().getFileName()));
        for (Path file : List.of(client, packages)) {
            Files.write(folder.resolve(file.getFileName()), Files.readAllBytes(file));
        }
        assumeTrue(ForeignTools.bringPackages(folder), "the packages of " + client.getFileName() + " cannot be had");
        return folder.resolve(client.getFileName());
    }
}

package org.healthhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small clients of check-ins, risk lists and checkpoints that partners start from, run as they would run them. */
@ExtendWith(HubIsRunning.class)
class ServicesClientsIT {
    private static final Path CLIENTS =
            Path.of(System.getProperty("hub.root", ".."), "samples", "clients").toAbsolutePath();
    private static final String PYTHON = System.getProperty("hub.it.python", "python3");

    private final RunningHub hub;

    ServicesClientsIT(RunningHub hub) {
        this.hub = hub;
    }

    @ParameterizedTest
    @CsvSource({"check-in/declare.py, dingtalk", "check-in/office-form.mjs, dingtalk", "risk-list/send-table.py, zj-cdc",
        "checkpoint/verify.py, hz-metro", "checkpoint/verify.mjs, hz-metro"})
    void aClientWorksAsItStands(String client, String account) throws Exception {
        String interpreter = client.endsWith(".py") ? PYTHON : "node";
        assumeTrue(isInstalled(interpreter), interpreter + " is not installed");
        ProcessBuilder program = new ProcessBuilder(interpreter, CLIENTS.resolve(client).toString())
                .redirectErrorStream(true);
        program.environment().put("HUB_URL", hub.http("").toString());
        program.environment().put("HUB_ACCOUNT", account);
        program.environment().put("HUB_PASSWORD", hub.partnerPassword(account));
        program.environment().put("PYTHONIOENCODING", "utf-8");

        Process process = program.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    private static boolean isInstalled(String interpreter) throws InterruptedException {
        try {
            return new ProcessBuilder(interpreter, "--version").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}

package org.healthhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The small clients of the health card that partners start from, run as they would run them. */
@ExtendWith(HubIsRunning.class)
class HealthCardClientsIT {
    private static final Path CLIENTS =
            Path.of(System.getProperty("hub.root", ".."), "samples", "clients", "health-card").toAbsolutePath();
    /** Where several are installed, only the system's own sees the packages of the system. */
    private static final String PYTHON = System.getProperty("hub.it.python", "python3");

    private final RunningHub hub;

    HealthCardClientsIT(RunningHub hub) {
        this.hub = hub;
    }

    @Test
    void theClientInPythonWithZeepWorks() throws Exception {
        assumeTrue(works(PYTHON, "-c", "import zeep"), "zeep is not installed");

        assertWorks(PYTHON, "register.py", "HUB_PASSWORD", hub.partnerPassword("zj-card"));
    }

    @Test
    void theClientInNodeWorks() throws Exception {
        assumeTrue(works("node", "--version"), "Node.js is not installed");

        assertWorks("node", "register.mjs", "HUB_PASSWORD", hub.partnerPassword("zj-card"));
    }

    @Test
    void theClientOfTheOpenPlatformWorks() throws Exception {
        assumeTrue(works(PYTHON, "--version"), "Python is not installed");

        assertWorks(PYTHON, "open-platform.py", "HUB_SECRET", hub.appSecret("zj-card"));
    }

    private void assertWorks(String interpreter, String client, String secretName, String secret) throws Exception {
        ProcessBuilder program = new ProcessBuilder(interpreter, CLIENTS.resolve(client).toString())
                .redirectErrorStream(true);
        program.environment().put("HUB_URL", hub.http("").toString());
        program.environment().put("HUB_ACCOUNT", "zj-card");
        program.environment().put(secretName, secret);
        Process process = program.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    private static boolean works(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(Stream.of(command).toList()).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}

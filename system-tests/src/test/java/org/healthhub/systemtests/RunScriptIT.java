package org.healthhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.healthhub.systemtests.RunningHub.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HubIsRunning.class)
class RunScriptIT {
    private final RunningHub hub;

    RunScriptIT(RunningHub hub) {
        this.hub = hub;
    }

    @Test
    void aSecondStartSaysThatTheHubRunsAlready() {
        long process = hub.process().orElseThrow().pid();

        Said said = hub.script("start", "--no-build");

        assertThat(said.result()).isZero();
        assertThat(said.text()).contains("already running", hub.http("/hub/api/v1").getPort() + "");
        assertThat(hub.process().orElseThrow().pid()).isEqualTo(process);
    }

    @Test
    void theStatusTellsThatTheHubIsReady() {
        Said said = hub.script("status");

        assertThat(said.result()).isZero();
        assertThat(said.text()).contains("server    ready", "database  running");
    }

    @Test
    void anotherHubOnTheSamePortsNamesThePortThatIsTaken() {
        Said said = hub.beside("hub-beside-var").script("start", "--no-build");

        assertThat(said.result()).isNotZero();
        assertThat(said.text()).contains(String.valueOf(hub.http("/").getPort()), "in use");
        assertThat(hub.process()).isPresent();
    }

    @Test
    void nobodyElseMayReadKeysAndAccounts() throws IOException {
        for (Path secret : new Path[] {hub.file("demo-accounts.properties"), hub.file("keys/hub.key")}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret))).isEqualTo("rw-------");
        }
    }

    @Test
    void anUnknownCommandShowsHowTheScriptIsUsed() {
        Said said = hub.script("dance");

        assertThat(said.result()).isNotZero();
        assertThat(said.text()).contains("Usage:");
    }
}

package org.healthhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** After everything that the other tests sent, good and bad. */
@Order(Integer.MAX_VALUE)
@ExtendWith(HubIsRunning.class)
class NothingPersonalInTheLogIT {
    private static final Pattern ID_NUMBER = Pattern.compile("(?<![0-9A-Za-z])[1-6]\\d{16}[0-9Xx](?![0-9A-Za-z])");

    private final RunningHub hub;

    NothingPersonalInTheLogIT(RunningHub hub) {
        this.hub = hub;
    }

    @Test
    void noLogHasANumberANameOrATelephone() throws IOException {
        Set<String> phones = Person.all().map(Person::phone).collect(Collectors.toSet());
        Pattern phone = Pattern.compile("(?<!\\d)1380013\\d{4}(?!\\d)");
        List<Path> logs = hub.logs().filter(log -> !log.toString().endsWith(".lck")).toList();

        assertThat(logs).anyMatch(log -> log.endsWith("server.log"));
        for (Path log : logs) {
            String text = Files.readString(log, StandardCharsets.UTF_8);
            assertThat(ID_NUMBER.matcher(text).results().map(MatchResult::group)).as(log.toString()).isEmpty();
            assertThat(phone.matcher(text).results().map(MatchResult::group).filter(phones::contains))
                    .as(log.toString()).isEmpty();
            assertThat(text).as(log.toString()).doesNotContain("测试");
        }
    }

    /**
     * No error, no batch that failed (HUB3102), no message among the dead letters (AMQ222149), and no change that was
     * sent to the topic twice (AMQ222059).
     */
    @Test
    void nothingWentWrongUnseen() throws IOException {
        Pattern trouble = Pattern.compile(" ERROR | HUB3102: | AMQ222149: | AMQ222059: ");
        Path log = hub.logs().filter(file -> file.endsWith("server.log")).findFirst().orElseThrow();

        assertThat(Files.readAllLines(log)).noneMatch(trouble.asPredicate());
    }
}

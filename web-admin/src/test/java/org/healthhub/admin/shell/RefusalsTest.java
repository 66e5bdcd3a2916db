package org.healthhub.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalsTest {
    private static final Path SOURCES = Path.of("src/main/java/org/healthhub/admin");

    @ParameterizedTest
    @EnumSource
    void aRefusalIsNeverASuccess(ReasonCode reason) {
        assertThat(Refusals.status(reason)).isIn(409, 422);
    }

    @ParameterizedTest
    @EnumSource(names = {"SECOND_OFFICER_NEEDED", "SAME_BODY", "HOLD_NOT_WAITING", "PACK_NOT_PROPOSED",
        "PACK_NOT_AWAITED", "MERGE_NOT_WAITING", "RULING_DECIDED", "APPEAL_DECIDED"})
    void whatOthersDidOrWhoSendsItIsAConflict(ReasonCode reason) {
        assertThat(Refusals.status(reason)).isEqualTo(409);
    }

    @ParameterizedTest
    @EnumSource(names = {"GROUND_MISSING", "PACK_UNREADABLE", "BAD_IN_FORCE_DATE", "BAD_RULING_PERIOD", "REPLY_MISSING",
        "BAD_ID_CHECK_DIGIT"})
    void whatHasToBeFilledInOtherwiseCannotBeProcessed(ReasonCode reason) {
        assertThat(Refusals.status(reason)).isEqualTo(422);
    }

    /** That nobody is known by a number is an answer and no refusal: the search alone tells it by a redirect. */
    @Test
    void noPageTellsOfARefusalInAnyOtherWay() throws IOException {
        assertThat(pagesWith("?problem=")).containsExactly("codes/SearchPage.java");
        assertThat(pagesWith("Response.fromResponse")).isEmpty();
    }

    private static List<String> pagesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.startsWith(SOURCES.resolve("shell")))
                    .filter(file -> read(file).contains(text))
                    .map(file -> SOURCES.relativize(file).toString().replace('\\', '/')).sorted().toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

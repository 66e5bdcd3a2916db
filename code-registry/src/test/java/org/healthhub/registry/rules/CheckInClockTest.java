package org.healthhub.registry.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.healthhub.registry.RulePackSamples;
import org.healthhub.registry.intake.Colour;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The clock of check-ins, day by day, as tables worked out by hand from the criteria. A new table is a new test. */
class CheckInClockTest {
    private static final Map<String, RulePack> PACKS = Stream.of(RulePackSamples.zhejiang(), RulePackSamples.hubei(),
            RulePackSamples.zhejiang2022()).collect(Collectors.toMap(RulePack::name, pack -> pack));

    @ParameterizedTest
    @MethodSource("tables")
    void everyCellComesOutInWhateverOrderTheFactsCome(ClockTable table) {
        RulePack pack = PACKS.get(table.pack());
        Random random = new Random(table.name().hashCode());

        List<String> expected = table.rows().stream().map(ClockTable.Row::expected).toList();

        assertThat(expected).hasSizeGreaterThan(2);
        assertThat(table.rows().stream().map(row -> cells(pack, row, List.copyOf(table.knownBy(row.day())))))
                .containsExactlyElementsOf(expected);
        assertThat(table.rows().stream().map(row -> {
            List<Evidence> shuffled = new ArrayList<>(table.knownBy(row.day()));
            Collections.shuffle(shuffled, random);
            return cells(pack, row, shuffled);
        })).containsExactlyElementsOf(expected);
    }

    private static String cells(RulePack pack, ClockTable.Row row, List<Evidence> known) {
        Verdict verdict = pack.verdict(pack.fold(known), row.day());
        String days = verdict.reasons().stream().map(reason -> reason.rule() + " " + reason.cleanDays())
                .collect(Collectors.joining(", "));
        boolean green = verdict.colour() == Colour.GREEN;
        return String.join(" | ", row.day().toString(), verdict.colour().name(), green ? "-" : days,
                green ? "-" : verdict.until().map(Object::toString).orElse("open"));
    }

    static List<ClockTable> tables() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(Path.of(CheckInClockTest.class.getResource("/clock").toURI()))) {
            return files.sorted().map(ClockTable::read).toList();
        }
    }
}

package org.healthhub.connectors.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Divisions;
import org.junit.jupiter.api.Test;

class ColourTablesTest {
    private static final LocalDate MARCH_9 = LocalDate.of(2020, 3, 9);
    private final ColourTables published = ColourTables.published();

    @Test
    void oneMeansGreenOrYellowOrNothing() {
        assertThat(colour("ALIBABA", "1")).contains(Colour.GREEN);
        assertThat(colour("TEXTBOOK", "1")).contains(Colour.YELLOW);
        assertThat(colour("GLODON", "1")).contains(Colour.GREEN);
        assertThat(colour("CAMPUS", "1")).contains(Colour.GREEN);
        assertThat(colour("WECHAT_WORK", "1")).isEmpty();
        assertThat(colour("NATIONAL", "1")).isEmpty();
    }

    @Test
    void twoAndThreeAndZeroContradictEachOther() {
        assertThat(colour("ALIBABA", "2")).contains(Colour.YELLOW);
        assertThat(colour("CAMPUS", "2")).contains(Colour.RED);
        assertThat(colour("ALIBABA", "3")).contains(Colour.RED);
        assertThat(colour("CAMPUS", "3")).contains(Colour.YELLOW);
        assertThat(colour("GLODON", "0")).contains(Colour.RED);
        assertThat(colour("WECHAT_WORK", "0")).contains(Colour.GREEN);
    }

    @Test
    void whatNoTableKnowsIsNoColour() {
        for (ColourTable table : published.all()) {
            for (String strange : List.of("", "9", "-1", "4", "grey", "gray", "U", "X", "绿", "green ", "purple")) {
                assertThat(table.colourOf(strange)).as("%s in %s", strange, table.scheme()).isEmpty();
            }
        }
    }

    @Test
    void theDayOfTheObservationPicksTheTable() {
        ColourTables dated = new ColourTables(List.of(
                new ColourTable("X", LocalDate.of(2020, 2, 1), Map.of("0", Colour.GREEN)),
                new ColourTable("X", MARCH_9, Map.of("0", Colour.RED))));

        assertThat(dated.inForce("X", MARCH_9.minusDays(1)).flatMap(t -> t.colourOf("0"))).contains(Colour.GREEN);
        assertThat(dated.inForce("X", MARCH_9).flatMap(t -> t.colourOf("0"))).contains(Colour.RED);
        assertThat(dated.inForce("X", LocalDate.of(2020, 1, 31))).isEmpty();
    }

    @Test
    void theNationalStandardIsNoTableBeforeItsDay() {
        assertThat(published.inForce("GBT38962", LocalDate.of(2020, 4, 28))).isEmpty();
        assertThat(published.inForce("GBT38962", LocalDate.of(2020, 4, 29))).isPresent();
    }

    @Test
    void thereAreThirtyOneProvincesEachWithAMode() {
        Provinces provinces = Provinces.configured();

        assertThat(provinces.codes()).hasSize(31).allMatch(Divisions::isProvince)
                .allMatch(code -> provinces.mode(code, MARCH_9).isPresent());
        assertThat(provinces.mode("34", LocalDate.of(2019, 12, 31))).isEmpty();
        assertThat(provinces.mode("00", MARCH_9)).isEmpty();
    }

    @Test
    void aModeChangesFromADayOn() throws IOException {
        Provinces provinces = Provinces.read(new ByteArrayInputStream("""
                [{"code":"34","name":"安徽省","modes":[{"mode":"INTERMEDIARY","validFrom":"2020-01-01"},
                {"mode":"DATA_SHARE","validFrom":"2020-03-09"}]}]""".getBytes(StandardCharsets.UTF_8)));

        assertThat(provinces.mode("34", MARCH_9.minusDays(1))).contains(RecognitionMode.INTERMEDIARY);
        assertThat(provinces.mode("34", MARCH_9)).contains(RecognitionMode.DATA_SHARE);
    }

    @Test
    void eachModeTakesWhatItMeans() {
        assertThat(RecognitionMode.DATA_SHARE.takes("ALIBABA", false)).isTrue();
        assertThat(RecognitionMode.INTERMEDIARY.takes("ALIBABA", true)).isFalse();
        assertThat(RecognitionMode.INTERMEDIARY.takes("NATIONAL", false)).isTrue();
        assertThat(RecognitionMode.NATIONAL_DIRECT.takes("NATIONAL", false)).isFalse();
        assertThat(RecognitionMode.NATIONAL_DIRECT.takes("NATIONAL", true)).isTrue();
    }

    private Optional<Colour> colour(String scheme, String written) {
        return published.inForce(scheme, MARCH_9).flatMap(table -> table.colourOf(written));
    }
}

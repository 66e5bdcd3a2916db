package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
    private static final WorkingDays ANNOUNCED = WorkingDays.announced();

    @ParameterizedTest
    @CsvSource(textBlock = """
            2020-03-09, 2020-03-12
            2020-03-05, 2020-03-10
            2020-03-06, 2020-03-11
            2020-03-07, 2020-03-11
            2020-03-08, 2020-03-11
            2020-01-22, 2020-02-04
            2020-01-23, 2020-02-05
            2020-01-31, 2020-02-05
            2020-02-01, 2020-02-05
            2020-01-17, 2020-01-21
            2020-04-24, 2020-04-28
            2020-09-25, 2020-09-29
            2020-09-30, 2020-10-12
            2026-11-20, 2026-11-25
            2027-01-01, 2027-01-06""")
    void threeWorkingDaysAfterADay(LocalDate day, LocalDate due) {
        assertThat(ANNOUNCED.after(day, 3)).isEqualTo(due);
    }

    @Test
    void aSundayCanBeWorkedAndAMondayFree() {
        WorkingDays days = new WorkingDays(Map.of(LocalDate.of(2026, 3, 1), true, LocalDate.of(2026, 3, 2), false));

        assertThat(days.isWorked(LocalDate.of(2026, 3, 1))).isTrue();
        assertThat(days.isWorked(LocalDate.of(2026, 3, 2))).isFalse();
        assertThat(days.after(LocalDate.of(2026, 2, 28), 2)).isEqualTo(LocalDate.of(2026, 3, 3));
    }

    @Test
    void ofTheSpringFestivalOf2020TheProlongedDaysAreFree() {
        assertThat(LocalDate.of(2020, 1, 24).datesUntil(LocalDate.of(2020, 2, 3))).noneMatch(ANNOUNCED::isWorked);
        assertThat(ANNOUNCED.isWorked(LocalDate.of(2020, 2, 3))).isTrue();
    }
}

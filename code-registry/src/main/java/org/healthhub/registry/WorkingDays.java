package org.healthhub.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * On which days the authorities work: Monday to Friday, but for the holidays and the days worked in their stead that
 * the State Council announced. Years that the list does not hold have plain weekends.
 */
final class WorkingDays {
    private static final String LIST = "/calendars/working-days.csv";

    private final Map<LocalDate, Boolean> exceptions;

    /** @param exceptions days that are other than their day of the week says: whether they are worked */
    WorkingDays(Map<LocalDate, Boolean> exceptions) {
        this.exceptions = Map.copyOf(exceptions);
    }

    /** The days as announced for 2020, with the Spring Festival as it was prolonged. */
    static WorkingDays announced() {
        Map<LocalDate, Boolean> exceptions = new HashMap<>();
        try (var in = WorkingDays.class.getResourceAsStream(LIST);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.lines().skip(1).map(line -> line.split(",")).forEach(row -> exceptions.put(
                    LocalDate.parse(row[0]), Kind.valueOf(row[1]) == Kind.WORKDAY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WorkingDays(exceptions);
    }

    private enum Kind { HOLIDAY, WORKDAY }

    boolean isWorked(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return exceptions.getOrDefault(day, !weekend);
    }

    /** The last of so many working days after {@code day}, which itself does not count. */
    LocalDate after(LocalDate day, int workingDays) {
        LocalDate last = day;
        for (int left = workingDays; left > 0;) {
            last = last.plusDays(1);
            left -= isWorked(last) ? 1 : 0;
        }
        return last;
    }
}

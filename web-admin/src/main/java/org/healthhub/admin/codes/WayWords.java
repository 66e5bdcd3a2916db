package org.healthhub.admin.codes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.healthhub.admin.shell.Language;
import org.healthhub.admin.shell.Texts;
import org.healthhub.registry.WayView;
import org.healthhub.registry.intake.Divisions;
import org.healthhub.registry.intake.PartnerSystem;

/** Says in words all that can end a measure: time, check-ins, tests, and the records of authorities, with whose they are. */
public final class WayWords {
    private WayWords() {
    }

    /** Each of these ends the measure; never empty. */
    public static List<String> of(WayView.Step step, Texts t) {
        List<String> words = new ArrayList<>();
        step.byTime().ifPresent(day -> words.add(t.of("way.time", t.date(day))));
        step.byCheckIns().ifPresent(clock -> words.add(clock(clock, t)));
        step.byTests().ifPresent(tests -> words.add(t.of("way.tests", t.number(tests.negatives()),
                t.number(tests.apart().toHours()), t.date(tests.earliest()))));
        step.byRelease().forEach(release -> words.add(release(release, t)));
        if (words.isEmpty()) {
            words.add(t.of("way.rulingOnly"));
        }
        return words;
    }

    private static String clock(WayView.CheckIns clock, Texts t) {
        return clock.confirmedBy().map(release -> t.of("way.clockConfirmed", t.number(clock.days()), what(release, t),
                        who(release, t), t.date(clock.earliest())))
                .orElseGet(() -> t.of("way.clock", t.number(clock.days()), t.date(clock.earliest())));
    }

    private static String release(WayView.Release release, Texts t) {
        return release.after().isZero()
                ? t.of("way.release", what(release, t), who(release, t), t.date(release.earliest()))
                : t.of("way.releaseLater", what(release, t), who(release, t), t.date(release.earliest()),
                        release.after().toTotalMonths() == 0 ? t.number(release.after().getDays())
                                : release.after().toString());
    }

    private static String what(WayView.Release release, Texts t) {
        if (release.finding().equals("Release") && !release.values().isEmpty()) {
            return joined(release.values().stream().map(value -> t.of("release." + value)), t.of("way.or"));
        }
        String fact = t.of("fact." + release.finding());
        String told = joined(Stream.concat(release.same().entrySet().stream().map(same -> place(same.getValue())),
                release.values().stream().map(value -> t.orElse("value." + value, value))), comma(t));
        return told.isEmpty() ? fact : t.of("pack.rule.finding", fact, told);
    }

    private static String who(WayView.Release release, Texts t) {
        return joined(release.by().stream().map(PartnerSystem::path).map(path -> t.of("system." + path)), comma(t));
    }

    private static String place(String code) {
        return Divisions.nameOf(code).orElse(code);
    }

    private static String joined(Stream<String> words, String by) {
        return words.collect(Collectors.joining(by));
    }

    private static String comma(Texts t) {
        return t.language() == Language.ZH ? "、" : ", ";
    }
}

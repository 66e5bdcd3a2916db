package org.healthhub.registry;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.Finding.Symptom;
import org.healthhub.registry.rules.Evidence;

/**
 * The criteria of Zhejiang, February 2020, written down a second time: no pack, no folded state, nothing remembered
 * between two questions. It walks through the days one by one and does to a list what each fact says. Slow and plain, to
 * be compared with the engine.
 */
final class PlainZhejiang {
    private static final BigDecimal FEVER = new BigDecimal("37.3");
    private static final Set<Symptom> RESPIRATORY =
            Set.of(Symptom.FEVER, Symptom.COUGH, Symptom.DYSPNOEA, Symptom.SORE_THROAT);
    private static final LocalDate OPEN = LocalDate.MAX;

    /** The colour on a day, and the first day on which it no longer holds. */
    record Day(Colour colour, LocalDate until) {
    }

    private static final class Episode {
        private final String rule;
        private final String scope;
        private LocalDate from;
        private LocalDate end;
        private int clean;
        private LocalDate lastCount;

        private Episode(String rule, String scope, LocalDate from, LocalDate end) {
            this.rule = rule;
            this.scope = scope;
            this.from = from;
            this.end = end;
        }

        private Colour colour() {
            return rule.startsWith("R") ? Colour.RED : Colour.YELLOW;
        }

        private void endOn(LocalDate day) {
            end = day.isBefore(end) ? day : end;
        }

        private int daysOfCheckInsNeeded() {
            return switch (rule) {
                case "R04", "R06", "R10" -> 14;
                case "Y01", "Y11", "Y02", "Y03", "Y04", "Y06" -> 7;
                default -> 0;
            };
        }

        private int negativesNeeded() {
            return switch (rule) {
                case "R02", "R06", "R09", "R10" -> 2;
                case "Y01", "Y11" -> 1;
                default -> 0;
            };
        }
    }

    private final List<Episode> episodes = new ArrayList<>();
    private final List<Finding.TestResult> results = new ArrayList<>();

    private PlainZhejiang() {
    }

    /** The days from the first on, as the facts have them. */
    static List<Day> days(List<Evidence> known, LocalDate first, int count) {
        PlainZhejiang person = new PlainZhejiang();
        List<Evidence> facts = known.stream().filter(fact -> isLatestReport(fact, known)).sorted(Comparator
                .comparing((Evidence e) -> e.finding().effectiveOn()).thenComparing(PlainZhejiang::rank)
                .thenComparing(Evidence::observedAt).thenComparing(Evidence::key)).toList();
        List<Day> days = new ArrayList<>(count);
        int next = 0;
        for (int i = 0; i < count; i++) {
            LocalDate today = first.plusDays(i);
            while (next < facts.size() && !facts.get(next).finding().effectiveOn().isAfter(today)) {
                person.take(facts.get(next++));
            }
            days.add(person.on(today));
        }
        return days;
    }

    private static boolean isLatestReport(Evidence fact, List<Evidence> known) {
        return !(fact.finding() instanceof Finding.TestResult one) || known.stream().noneMatch(other ->
                other.finding() instanceof Finding.TestResult two && two.specimenId().equals(one.specimenId())
                        && two.effectiveOn().equals(one.effectiveOn()) && other.observedAt().isAfter(fact.observedAt()));
    }

    private static int rank(Evidence fact) {
        Finding finding = fact.finding();
        boolean lifts = finding instanceof Finding.OfficerRuling ruling && ruling.kind() == Finding.RulingKind.LIFT;
        return finding instanceof Finding.Release || lifts ? 3 : finding instanceof Finding.TestResult ? 2
                : finding instanceof Finding.CheckIn ? 1 : 0;
    }

    private Day on(LocalDate today) {
        Colour worst = Colour.GREEN;
        for (Episode episode : episodes) {
            if (episode.end.isAfter(today) && episode.colour().isMoreSevereThan(worst)) {
                worst = episode.colour();
            }
        }
        LocalDate until = LocalDate.MIN;
        for (Episode episode : episodes) {
            if (episode.end.isAfter(today) && episode.colour() == worst && episode.end.isAfter(until)) {
                until = episode.end;
            }
        }
        return new Day(worst, until);
    }

    private void take(Evidence fact) {
        Finding finding = fact.finding();
        LocalDate day = finding.effectiveOn();
        if (finding instanceof Finding.CaseReport report) {
            begin(switch (report.category()) {
                case CONFIRMED -> "R01";
                case SUSPECTED -> "R02";
                case ASYMPTOMATIC -> "R03";
            }, day, OPEN);
        } else if (finding instanceof Finding.ContactNotice contact) {
            contact(contact, day);
        } else if (finding instanceof Finding.Observation observation) {
            begin("R05", day, observation.until().orElse(OPEN));
        } else if (finding instanceof Finding.AreaStay stay) {
            stay(stay.division(), day);
        } else if (finding instanceof Finding.FalseDeclaration) {
            begin("R07", day, day.plusDays(14));
        } else if (finding instanceof Finding.VenueExposure) {
            begin("R10", day, day.plusDays(14));
        } else if (finding instanceof Finding.NeighbourCode code) {
            neighbour(code, day);
        } else if (finding instanceof Finding.Release release) {
            release(release.kind(), day);
        } else if (finding instanceof Finding.TemperatureReading reading && reading.temperature().compareTo(FEVER) >= 0) {
            begin("Y11", day, day.plusDays(7));
        } else if (finding instanceof Finding.CheckIn checkIn) {
            checkIn(checkIn, day, Duration.between(fact.observedAt(), fact.receivedAt()).toHours() <= 48);
        } else if (finding instanceof Finding.IsolationLeft) {
            live(day).forEach(episode -> countFrom(episode, day));
        } else if (finding instanceof Finding.TestResult result) {
            tested(result, day);
        } else if (finding instanceof Finding.OfficerRuling ruling) {
            ruled(ruling, day);
        }
    }

    private List<Episode> live(LocalDate day) {
        return episodes.stream().filter(episode -> episode.end.isAfter(day)).toList();
    }

    private void begin(String rule, LocalDate day, LocalDate end) {
        begin(rule, "", day, end);
    }

    private void begin(String rule, String scope, LocalDate day, LocalDate end) {
        for (Episode episode : live(day)) {
            if (episode.rule.equals(rule) && episode.scope.equals(scope)) {
                episode.end = end.isAfter(episode.end) ? end : episode.end;
                episode.from = day;
                episode.clean = 0;
                episode.lastCount = null;
                return;
            }
        }
        episodes.add(new Episode(rule, scope, day, end));
    }

    private void contact(Finding.ContactNotice contact, LocalDate day) {
        if (contact.closeness() == Finding.Closeness.SAME_STAIR) {
            begin("Y03", day, day.plusDays(7));
        } else if (contact.contactWith() == Finding.ContactWith.SYMPTOMATIC) {
            begin("Y02", day, day.plusDays(7));
        } else {
            begin("R04", day, day.plusDays(14));
        }
    }

    private void stay(String division, LocalDate day) {
        boolean higherRisk = (division.equals("330382") || division.equals("330302"))
                && day.isBefore(LocalDate.of(2020, 2, 27));
        if (division.startsWith("42")) {
            begin("R06", day, OPEN);
        } else if (!division.startsWith("33")) {
            begin("Y04", day, day.plusDays(7));
        } else if (higherRisk) {
            begin("Y06", day, day.plusDays(7));
        }
    }

    private void neighbour(Finding.NeighbourCode code, LocalDate day) {
        if (code.colour() == Colour.GREEN) {
            live(day).stream().filter(e -> (e.rule.equals("R08") || e.rule.equals("Y05"))
                    && e.scope.equals(code.province())).forEach(e -> e.endOn(day));
        } else {
            begin(code.colour() == Colour.YELLOW ? "Y05" : "R08", code.province(), day,
                    code.until().orElse(day.plusDays(7)));
        }
    }

    private void release(Finding.ReleaseKind kind, LocalDate day) {
        Set<String> atOnce = switch (kind) {
            case DISCHARGED -> Set.of();
            case EXCLUDED -> Set.of("R02", "R09");
            case RELEASED -> Set.of("R04", "R05", "R06", "R07", "R10");
        };
        Set<String> inFourteenDays = switch (kind) {
            case DISCHARGED -> Set.of("R01", "R03", "R09");
            case EXCLUDED -> Set.of();
            case RELEASED -> Set.of("R03");
        };
        for (Episode episode : live(day)) {
            if (atOnce.contains(episode.rule)) {
                episode.endOn(day);
            } else if (inFourteenDays.contains(episode.rule)) {
                episode.endOn(day.plusDays(14));
            }
        }
    }

    private void checkIn(Finding.CheckIn checkIn, LocalDate day, boolean inTime) {
        boolean feverish = checkIn.temperature().filter(t -> t.compareTo(FEVER) >= 0).isPresent();
        if (checkIn.symptoms().stream().anyMatch(RESPIRATORY::contains)) {
            begin("Y01", day, day.plusDays(7));
        }
        if (feverish) {
            begin("Y11", day, day.plusDays(7));
        }
        boolean normal = !feverish && checkIn.symptoms().isEmpty();
        for (Episode episode : live(day)) {
            if (episode.daysOfCheckInsNeeded() > 0 && !normal) {
                countFrom(episode, day);
            } else if (episode.daysOfCheckInsNeeded() > 0 && inTime && !day.equals(episode.lastCount)) {
                boolean twoMissed = episode.lastCount != null && episode.lastCount.plusDays(2).isBefore(day);
                episode.clean = twoMissed ? 1 : episode.clean + 1;
                episode.lastCount = day;
                if (episode.clean >= episode.daysOfCheckInsNeeded()) {
                    episode.endOn(day);
                }
            }
        }
    }

    private static void countFrom(Episode episode, LocalDate day) {
        episode.clean = 0;
        episode.lastCount = day;
    }

    private void tested(Finding.TestResult result, LocalDate day) {
        if (result.status() == Finding.TestStatus.PRELIMINARY || result.status() == Finding.TestStatus.CANCELLED) {
            return;
        }
        if (result.result() == Finding.TestOutcome.DETECTED) {
            begin("R09", day, OPEN);
        }
        results.add(result);
        for (Episode episode : live(day)) {
            if (episode.negativesNeeded() > 0 && negativesInARow(episode) >= episode.negativesNeeded()) {
                episode.endOn(day);
            }
        }
    }

    /** Back from the last sample: negatives at least a day apart, within a week, since the episode's clock began. */
    private int negativesInARow(Episode episode) {
        Duration apart = episode.rule.startsWith("R") ? Duration.ofHours(24) : Duration.ZERO;
        List<Finding.TestResult> back = results.stream().filter(r -> !r.effectiveOn().isBefore(episode.from))
                .sorted(Comparator.comparing(Finding.TestResult::sampledAt).reversed()).toList();
        int counted = 0;
        Finding.TestResult last = null;
        for (Finding.TestResult result : back) {
            boolean tooOld = result.sampledAt().isBefore(back.get(0).sampledAt().minus(Duration.ofDays(7)));
            if (result.result() != Finding.TestOutcome.NOT_DETECTED || tooOld) {
                return counted;
            }
            if (last == null || !result.sampledAt().plus(apart).isAfter(last.sampledAt())) {
                counted++;
                last = result;
            }
        }
        return counted;
    }

    private void ruled(Finding.OfficerRuling ruling, LocalDate day) {
        if (ruling.kind() == Finding.RulingKind.IMPOSE) {
            begin(ruling.rule(), "ruling", day, ruling.until());
        } else {
            live(day).stream().filter(e -> e.rule.equals(ruling.rule())).forEach(e -> e.endOn(day));
        }
    }
}

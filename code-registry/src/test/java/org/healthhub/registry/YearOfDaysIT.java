package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.RecordKey;
import org.healthhub.registry.rules.CodeStatus;
import org.healthhub.registry.rules.Evidence;
import org.healthhub.registry.rules.HolderState;
import org.healthhub.registry.rules.RulePack;
import org.healthhub.registry.rules.Verdict;
import org.junit.jupiter.api.Test;

/**
 * A year of days for 100,000 people with random facts, many of them late. On every day the person as the registry keeps
 * him is compared with the plain account of the same facts.
 */
class YearOfDaysIT {
    private static final int PEOPLE = Integer.getInteger("people", 100_000);
    private static final int DAYS = 366;
    private static final LocalDate FIRST = LocalDate.of(2020, 2, 1);
    private static final RulePack PACK = RulePackFile.read("/rule-packs/ZJ-2020-02.yaml");

    private final AtomicLong facts = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private final AtomicLong coloured = new AtomicLong();

    @Test
    void everyDayOfEverybodyIsAsInThePlainAccount() {
        List<String> differences = IntStream.range(0, PEOPLE).parallel().boxed()
                .flatMap(person -> differences(person).stream()).limit(5).toList();

        assertThat(differences).isEmpty();
        // It would prove nothing if nothing happened.
        assertThat(facts.get()).isGreaterThan(PEOPLE * 15L);
        assertThat(late.get()).isGreaterThan(facts.get() / 20);
        assertThat(coloured.get()).isGreaterThan(PEOPLE * (long) DAYS / 10);
    }

    private List<String> differences(int person) {
        List<Evidence> arriving = new ArrayList<>(facts(new SplittableRandom(20_200_209L + person)));
        arriving.sort(Comparator.comparing(Evidence::receivedAt));
        facts.addAndGet(arriving.size());
        Kept kept = new Kept();
        List<Evidence> known = new ArrayList<>();
        List<PlainZhejiang.Day> plain = PlainZhejiang.days(known, FIRST, DAYS);
        List<String> differences = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < DAYS; i++) {
            LocalDate today = FIRST.plusDays(i);
            boolean news = false;
            while (next < arriving.size()
                    && !LocalDate.ofInstant(arriving.get(next).receivedAt(), HubClock.ZONE).isAfter(today)) {
                known.add(arriving.get(next));
                kept.take(arriving.get(next++), today, late);
                news = true;
            }
            plain = news ? PlainZhejiang.days(known, FIRST, DAYS) : plain;
            Verdict verdict = PACK.verdict(kept.state(), today);
            PlainZhejiang.Day wanted = plain.get(i);
            coloured.addAndGet(wanted.colour() == Colour.GREEN ? 0 : 1);
            boolean sameEnd = wanted.colour() == Colour.GREEN
                    || verdict.until().orElse(LocalDate.MAX).equals(wanted.until());
            if (verdict.colour() != wanted.colour() || !sameEnd) {
                differences.add("person " + person + " on " + today + ": " + verdict + " but plainly " + wanted);
            }
        }
        return differences;
    }

    /** A person as the registry keeps him: the real folding of a batch, with the ledger in memory instead of a table. */
    private static final class Kept {
        private final List<Evidence> ledger = new ArrayList<>();
        private HolderState base = HolderState.empty(PACK.name());
        private HolderState state = HolderState.empty(PACK.name());

        private void take(Evidence evidence, LocalDate today, AtomicLong late) {
            KnownPerson person = KnownPerson.stored(1, new UUID(0, 1), state,
                    new KnownPerson.Shown(Colour.GREEN, CodeStatus.ACTIVE), Optional.empty());
            if (person.needsLedgerFor(List.of(evidence), PACK)) {
                late.incrementAndGet();
                LocalDate on = evidence.finding().effectiveOn();
                HolderState from = base.last().filter(last -> last.on().isBefore(on)).isPresent() ? base
                        : HolderState.empty(PACK.name());
                person.giveLedger(from, ledger.stream().filter(e -> from.isAfterLast(e.order())).toList());
            }
            person.learn(List.of(evidence), PACK, today);
            ledger.add(evidence);
            state = person.state();
            base = person.newBase(PACK).orElse(base);
        }

        private HolderState state() {
            return state;
        }
    }

    private static List<Evidence> facts(SplittableRandom random) {
        List<Evidence> facts = new ArrayList<>();
        int events = 1 + random.nextInt(8);
        for (int i = 0; i < events; i++) {
            LocalDate day = FIRST.plusDays(random.nextInt(DAYS - 10));
            add(facts, event(random, day, i), random);
            if (random.nextInt(3) > 0) {
                checkInDaily(facts, day, random);
            }
        }
        return facts;
    }

    /** Some weeks of check-ins, with missed days and now and then a symptom. */
    private static void checkInDaily(List<Evidence> facts, LocalDate from, SplittableRandom random) {
        int days = random.nextInt(25);
        for (int i = 0; i < days; i++) {
            if (random.nextInt(8) > 0) {
                Set<Finding.Symptom> symptoms = random.nextInt(30) > 0 ? Set.of()
                        : Set.of(random.nextBoolean() ? Finding.Symptom.COUGH : Finding.Symptom.DIARRHOEA);
                String temperature = random.nextInt(40) > 0 ? "36.5" : "37.4";
                add(facts, new Finding.CheckIn(from.plusDays(i), Optional.of(new BigDecimal(temperature)), symptoms,
                        Optional.empty(), "a"), random);
            }
        }
    }

    private static Finding event(SplittableRandom random, LocalDate day, int number) {
        return switch (random.nextInt(13)) {
            case 0 -> new Finding.CaseReport(one(random, Finding.CaseCategory.values()), day, "d");
            case 1 -> new Finding.ContactNotice(one(random, Finding.ContactWith.values()),
                    one(random, Finding.Closeness.values()), day, false, "d");
            case 2 -> new Finding.Observation(Finding.ObservationPlace.HOME, day,
                    random.nextBoolean() ? Optional.empty() : Optional.of(day.plusDays(1 + random.nextInt(20))), "d");
            case 3, 4 -> new Finding.AreaStay(one(random, "420100", "340100", "330302", "330106", "421000"), day);
            case 5 -> new Finding.FalseDeclaration(day, "d");
            case 6 -> new Finding.VenueExposure("v", "330302", day, "d");
            case 7 -> new Finding.NeighbourCode(one(random, "34", "32"), one(random, Colour.values()), day,
                    random.nextBoolean() ? Optional.empty() : Optional.of(day.plusDays(1 + random.nextInt(10))), "r");
            case 8 -> new Finding.Release(one(random, Finding.ReleaseKind.values()), day, "d");
            case 9, 10 -> new Finding.TestResult("s" + random.nextInt(3),
                    day.atTime(LocalTime.of(random.nextInt(24), number)).atZone(HubClock.ZONE).toInstant(),
                    one(random, Finding.TestOutcome.values()), one(random, Finding.TestStatus.values()), "l");
            case 11 -> new Finding.OfficerRuling(one(random, "R04", "R06", "Y04"),
                    one(random, Finding.RulingKind.values()), day, day.plusDays(1 + random.nextInt(20)), "d");
            default -> random.nextBoolean() ? new Finding.IsolationLeft(day, "d")
                    : new Finding.TemperatureReading(day, new BigDecimal("38.2"), "c", Optional.empty());
        };
    }

    /** Half come at once, the others up to six days late; never before they are true. */
    private static void add(List<Evidence> facts, Finding finding, SplittableRandom random) {
        Instant observed = finding.effectiveOn().atTime(9, 0).atZone(HubClock.ZONE).toInstant().plusSeconds(facts.size());
        Instant received = random.nextBoolean() ? observed : observed.plusSeconds(3600L * random.nextInt(144));
        facts.add(new Evidence(new RecordKey(new PartnerCode("any"), "r" + facts.size()), 0, observed, received, finding));
    }

    @SafeVarargs
    private static <T> T one(SplittableRandom random, T... of) {
        return of[random.nextInt(of.length)];
    }
}

package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthhub.registry.RecordSamples.MARCH_1;
import static org.healthhub.registry.RecordSamples.arrival;
import static org.healthhub.registry.RecordSamples.checkIn;
import static org.healthhub.registry.RecordSamples.contact;
import static org.healthhub.registry.RecordSamples.traveller;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches over shared persons while these are merged and parted: nobody blocks another for ever, and nothing is lost. */
class ConcurrentMergingIT {
    private static final OfficerAct FIRST = new OfficerAct("officer1", "APPEAL");
    private static final OfficerAct SECOND = new OfficerAct("officer2", "APPEAL");
    private static final int PERSONS = 8;
    private static final int SENDERS = 4;
    private static final int BATCHES = 16;
    private static RegistryFixture registry;

    @BeforeAll
    static void start() {
        registry = new RegistryFixture();
    }

    @AfterAll
    static void stop() throws IOException {
        registry.close();
    }

    @BeforeEach
    void introduce() {
        registry.empty();
        registry.clock.set(LocalDate.of(2020, 3, 9));
        registry.register(known());
    }

    @Test
    void batchesAndMergingsInParallelEndAsIfEachHadComeAlone() throws Exception {
        List<List<List<HealthRecord>>> senders = IntStream.range(0, SENDERS).mapToObj(ConcurrentMergingIT::story).toList();
        long deadlocks = deadlocks();
        inParallel(senders);

        assertThat(deadlocks()).isEqualTo(deadlocks);
        assertThat(number("select count(*) from health_code where merged_into is not null")).isZero();
        assertHistoryHolds();
        String parallel = registry.contents();
        registry.empty();
        registry.register(known());
        senders.forEach(batches -> batches.forEach(registry::register));
        assertThat(parallel).isEqualTo(registry.contents());
    }

    private static void inParallel(List<List<List<HealthRecord>>> senders) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<?>> running = new ArrayList<>();
        senders.forEach(batches -> running.add(threads.submit(() -> batches.forEach(registry::register))));
        for (int pair = 0; pair < PERSONS / 2; pair++) {
            // One half is merged into the person with the lower number, the other into the one with the higher.
            UUID one = code(traveller(pair % 2 == 0 ? pair : PERSONS - 1 - pair));
            UUID other = code(traveller(pair % 2 == 0 ? PERSONS - 1 - pair : pair));
            running.add(threads.submit(() -> mergeAndPart(one, other)));
        }
        running.add(threads.submit(() -> IntStream.range(0, BATCHES).forEach(n -> registry.review())));
        for (Future<?> one : running) {
            one.get();
        }
        threads.shutdown();
    }

    private static void mergeAndPart(UUID kept, UUID merged) {
        for (int n = 0; n < BATCHES / 2; n++) {
            MergeAnswer proposed = registry.identities(desk -> desk.propose(kept, merged, "g", "d", FIRST));
            long merge = ((MergeAnswer.Accepted) proposed).mergeId();
            registry.identities(desk -> desk.confirm(merge, SECOND));
            registry.identities(desk -> desk.undo(merge, "g", "d", FIRST));
            MergeAnswer parted = registry.identities(desk -> desk.confirm(merge, SECOND));
            assertThat(parted).isEqualTo(proposed);
        }
    }

    /** What one sender sends: some of all persons in any order, repeated and corrected to be about somebody else. */
    private static List<List<HealthRecord>> story(int sender) {
        Random random = new Random(sender);
        List<List<HealthRecord>> batches = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            List<HealthRecord> records = new ArrayList<>();
            for (int n = 0; n < 6; n++) {
                String id = "s" + sender + "-" + random.nextInt(60);
                records.add(any(id, traveller(random.nextInt(PERSONS)), MARCH_1.plusDays(random.nextInt(8)), random));
            }
            // Somebody new, whom the other senders bring in too.
            records.add(checkIn("s" + sender + "-new-" + batch, traveller(100 + batch), MARCH_1));
            batches.add(records);
        }
        return batches;
    }

    private static HealthRecord any(String id, Holder holder, LocalDate day, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> contact(id, holder, day);
            case 1 -> arrival(id, holder, "420100", day);
            case 2 -> checkIn(id, holder, day, Finding.Symptom.COUGH);
            default -> checkIn(id, holder, day);
        };
    }

    private static List<HealthRecord> known() {
        return IntStream.range(0, PERSONS).mapToObj(n -> checkIn("known-" + n, traveller(n), MARCH_1)).toList();
    }

    /** Numbers without gaps, and each change of a code begins where the one before ended. */
    private static void assertHistoryHolds() {
        List<CodeChanged> changes = registry.feed(feed -> feed.after(0, 100_000));
        assertThat(changes).extracting(CodeChanged::number)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, changes.size()).boxed().toList());
        Map<UUID, Colour> shown = new HashMap<>();
        assertThat(changes).allSatisfy(change -> assertThat(change.from())
                .isEqualTo(Optional.ofNullable(shown.put(change.codeId(), change.to()))));
    }

    private static UUID code(Holder holder) {
        return registry.lookup(lookup -> lookup.find(holder.id(), FIRST)).orElseThrow();
    }

    /** How often the database had to end somebody who blocked another. */
    private static long deadlocks() {
        return number("select deadlocks from pg_stat_database where datname = current_database()");
    }

    private static long number(String sql) {
        return registry.inTransaction(entities ->
                ((Number) entities.createNativeQuery(sql).getSingleResult()).longValue());
    }
}

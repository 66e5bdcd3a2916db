package org.healthhub.benchmarks;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * H: whether a record costs more the longer a person's history is. As many check-ins for persons with 10 facts as for
 * persons with 1,000; once plain, and once each repeating a stay of ten days ago, which has to be folded among what is
 * known already.
 */
final class HistoryBenchmark {
    static final String GOAL = "H";
    static final List<Integer> HISTORIES = List.of(10, 1_000);
    static final List<String> KINDS = List.of("plain", "with an old stay");

    private static final int PERSONS = 500;
    private static final int PER_PERSON = 10;
    private static final int FIRST_PERSON = 20_000_000;
    private static final long PATIENCE_NS = 600_000_000_000L;

    private final Settings settings;
    private final Results results;
    private final Sender sender;
    private final HubProbe probe;
    private final CpuTime cpu;
    private final LocalDate today = LocalDate.now();
    private int nextRecord;

    HistoryBenchmark(Settings settings, Results results, HubProbe probe) {
        this.settings = settings;
        this.results = results;
        this.probe = probe;
        this.cpu = new CpuTime(settings.hubDirectory());
        this.sender = new Sender(settings, "dingtalk");
    }

    void run() throws Exception {
        for (int history : HISTORIES) {
            for (int daysAgo = history; daysAgo > 0; daysAgo--) {
                send(checkIns(history, today.minusDays(daysAgo), LocalTime.of(8, 0), false));
            }
        }
        probe.settle();
        for (int round = 0; round <= settings.rounds(); round++) {
            for (String kind : KINDS) {
                for (int history : HISTORIES) {
                    measure(kind, history, round);
                }
            }
        }
    }

    static String figure(String kind, int history) {
        return kind + ", " + history;
    }

    private void measure(String kind, int history, int round) throws Exception {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < PER_PERSON; i++) {
            messages.addAll(checkIns(history, today, LocalTime.of(0, 1).plusMinutes(nextRecord / PERSONS % 400L),
                    kind.equals(KINDS.get(1))));
        }
        var burnt = cpu.soFar();
        long from = System.nanoTime();
        send(messages);
        results.add(GOAL, figure(kind, history), round, messages.size() * 1e9 / (System.nanoTime() - from));
        results.add(GOAL, figure(kind, history) + " cpu", round,
                cpu.soFar().minus(burnt).toNanos() / 1e3 / messages.size());
    }

    private void send(List<String> messages) throws Exception {
        long wanted = probe.settled("check-in") + messages.size();
        sender.send("intake.check-in", messages);
        long until = System.nanoTime() + PATIENCE_NS;
        while (probe.settled("check-in") < wanted) {
            if (System.nanoTime() > until) {
                throw new IOException("the check-ins did not arrive");
            }
            Thread.sleep(5);
        }
    }

    /** One check-in of each person of the group. */
    private List<String> checkIns(int history, LocalDate day, LocalTime time, boolean withStay) {
        List<String> messages = new ArrayList<>(PERSONS);
        String stays = withStay ? "{\"division\":\"330106\",\"from\":\"%s\",\"to\":\"%s\"}"
                .formatted(today.minusDays(12), today.minusDays(10)) : "";
        for (int i = 0; i < PERSONS; i++) {
            messages.add("""
                    {"recordId":"history-%09d","observedAt":"%sT%s:00+08:00","holder":%s,"division":"330106",\
                    "temperature":36.5,"symptoms":[],"contact14d":"NONE","stays14d":[%s],"channel":"benchmark"}"""
                    .formatted(nextRecord++, day, time, SyntheticPersons.holder(FIRST_PERSON + history * PERSONS + i),
                            stays));
        }
        return messages;
    }
}

package org.healthhub.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * P1: durable messages of one record each, until the last code is committed and its change published. Two figures:
 * sustained, where sending and taking share the machine, from the first send to the last change; and drain, where the
 * messages wait in a paused queue and only the taking is timed. Beside them the processor time of a message.
 */
final class JmsIntakeBenchmark {
    static final String GOAL = "P1";
    static final String SUBSCRIPTION = "benchmark";

    /** One message in a transaction is so slow that fewer messages say as much. */
    private static final int TEXTBOOK_SHARE = 25;
    private static final long PATIENCE_NS = 180_000_000_000L;

    private final Settings settings;
    private final Results results;
    private final Sender sender;
    private final Control control;
    private final HubProbe probe;
    private final CpuTime cpu;
    private int nextPerson;

    JmsIntakeBenchmark(Settings settings, Results results, HubProbe probe) {
        this.settings = settings;
        this.results = results;
        this.probe = probe;
        this.cpu = new CpuTime(settings.hubDirectory());
        this.sender = new Sender(settings, "zj-cdc");
        this.control = new Control(settings);
    }

    private interface Progress {
        long done() throws Exception;
    }

    void run() throws Exception {
        // Where an earlier run against the same hub ended: a person that is known already changes nothing.
        nextPerson = Math.toIntExact(probe.persons());
        sender.drainSubscription("events.code-changes", SUBSCRIPTION);
        for (int round = 0; round <= settings.rounds(); round++) {
            List<String> flowing = next(settings.messages());
            List<String> waiting = next(settings.messages());
            measure("hub", "intake.risk-list", flowing, waiting, probe::published, round);
            results.add(GOAL, "receipts", round, sender.drainQueue("receipts.zj-cdc"));
            results.add(GOAL, "changes on the topic", round,
                    sender.drainSubscription("events.code-changes", SUBSCRIPTION));
            probe.settle();
            compare("floor", flowing, waiting, round);
            probe.settle();
            int few = Math.min(flowing.size(), Math.max(500, flowing.size() / TEXTBOOK_SHARE));
            if (settings.textbook()) {
                compare("textbook", flowing.subList(0, few), waiting.subList(0, few), round);
            }
        }
    }

    private void compare(String name, List<String> flowing, List<String> waiting, int round) throws Exception {
        control.start(name);
        try {
            measure(name, "benchmark." + name, flowing, waiting, () -> control.committed(name), round);
        } finally {
            control.stop(name);
        }
    }

    /** Some messages are sent while they are taken, some wait until the queue is resumed. */
    private void measure(String name, String queue, List<String> flowing, List<String> waiting, Progress progress,
            int round) throws Exception {
        long before = progress.done();
        Duration burnt = cpu.soFar();
        long from = System.nanoTime();
        sender.send(queue, flowing);
        results.add(GOAL, name + " send", round, perSecond(flowing.size(), from));
        await(progress, before + flowing.size());
        results.add(GOAL, name + " sustained", round, perSecond(flowing.size(), from));

        // Backends that end take their time with them; those of the pools stay.
        results.add(GOAL, name + " cpu", round,
                cpu.soFar().minus(burnt).toNanos() / 1e3 / flowing.size());

        control.pause(queue);
        sender.send(queue, waiting);
        from = System.nanoTime();
        control.resume(queue);
        await(progress, before + flowing.size() + waiting.size());
        results.add(GOAL, name + " drain", round, perSecond(waiting.size(), from));
    }

    /** The same messages go to whatever is compared; no person comes twice to the hub. */
    private List<String> next(int messages) {
        List<String> made = RiskListMessages.about(nextPerson, messages);
        nextPerson += messages;
        return made;
    }

    private static void await(Progress progress, long wanted) throws Exception {
        long until = System.nanoTime() + PATIENCE_NS;
        while (progress.done() < wanted) {
            if (System.nanoTime() > until) {
                throw new IOException("only " + progress.done() + " of " + wanted + " arrived");
            }
            Thread.sleep(20);
        }
    }

    private static double perSecond(int messages, long from) {
        return messages * 1e9 / (System.nanoTime() - from);
    }
}

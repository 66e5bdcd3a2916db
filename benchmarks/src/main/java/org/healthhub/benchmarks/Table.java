package org.healthhub.benchmarks;

import java.util.List;

/** The figures as a table in Markdown. */
final class Table {
    private final Settings settings;
    private final Results results;
    private final StringBuilder text = new StringBuilder();

    Table(Settings settings, Results results, String machine) {
        this.settings = settings;
        this.results = results;
        text.append(machine).append(".\n");
    }

    String text() {
        if (settings.wants(JmsIntakeBenchmark.GOAL)) {
            intake();
        }
        if (settings.wants(VerifyBenchmark.GOAL)) {
            verification();
        }
        if (settings.wants(HistoryBenchmark.GOAL)) {
            histories();
        }
        return text.toString();
    }

    private void intake() {
        String goal = JmsIntakeBenchmark.GOAL;
        text.append("""

                **P1 JMS intake.** %,d durable messages of %d bytes in each round, one person each; median of %d rounds.

                | Messages a second | sustained | spread | drain | spread | µs of processor each | spread |
                |---|---|---|---|---|---|---|
                """.formatted(settings.messages(), RiskListMessages.bytes(RiskListMessages.about(0, 1).get(0)),
                settings.rounds()));
        for (String name : settings.textbook() ? List.of("hub", "floor", "textbook") : List.of("hub", "floor")) {
            text.append("| ").append(name).append(' ').append(results.cells(goal, name + " sustained", "%,.0f"))
                    .append(results.cells(goal, name + " drain", "%,.0f"))
                    .append(results.cells(goal, name + " cpu", "%,.0f")).append("|\n");
        }
        text.append("| hub ÷ floor ").append(ratio("hub", "floor", "%.2f")).append("| | |\n");
        if (settings.textbook()) {
            text.append("| hub ÷ textbook ").append(ratio("hub", "textbook", "%.1f")).append("| | |\n");
        }
    }

    private String ratio(String one, String other, String format) {
        StringBuilder cells = new StringBuilder();
        for (String figure : new String[] {" sustained", " drain"}) {
            cells.append(("| **" + format + "** | ").formatted(results.median(JmsIntakeBenchmark.GOAL, one + figure)
                    / results.median(JmsIntakeBenchmark.GOAL, other + figure)));
        }
        return cells.toString();
    }

    private void histories() {
        String goal = HistoryBenchmark.GOAL;
        text.append("""

                **H history.** Check-ins of persons with that many facts; median of %d rounds.

                | Check-ins a second | facts before | | spread | µs of processor each | spread |
                |---|---|---|---|---|---|
                """.formatted(settings.rounds()));
        for (String kind : HistoryBenchmark.KINDS) {
            for (int history : HistoryBenchmark.HISTORIES) {
                String figure = HistoryBenchmark.figure(kind, history);
                text.append("| ").append(kind).append(" | ").append(history).append(' ')
                        .append(results.cells(goal, figure, "%,.0f")).append(results.cells(goal, figure + " cpu", "%,.0f"))
                        .append("|\n");
            }
            text.append("| %s, 1,000 ÷ 10 | | **%.2f** | | **%.2f** | |\n".formatted(kind,
                    results.median(goal, HistoryBenchmark.figure(kind, 1_000))
                            / results.median(goal, HistoryBenchmark.figure(kind, 10)),
                    results.median(goal, HistoryBenchmark.figure(kind, 1_000) + " cpu")
                            / results.median(goal, HistoryBenchmark.figure(kind, 10) + " cpu")));
        }
    }

    private void verification() {
        String goal = VerifyBenchmark.GOAL;
        text.append("""

                **P4 verify a code.** Tokens uniformly random over %,d codes; median of %d rounds of %d seconds.

                | | requests a second | spread | p50 ms at half | spread | p99 ms at half | spread |
                |---|---|---|---|---|---|---|
                """.formatted(settings.messages(), settings.rounds(), settings.seconds()));
        for (String name : new String[] {"verify", "constant"}) {
            text.append("| ").append(name).append(' ').append(results.cells(goal, name + " peak", "%,.0f"))
                    .append(results.cells(goal, name + " half p50", "%.2f"))
                    .append(results.cells(goal, name + " half p99", "%.2f")).append("|\n");
        }
        text.append("| verify ÷ constant | **%.2f** | | | | %.2f | |\n".formatted(
                results.median(goal, "verify peak") / results.median(goal, "constant peak"),
                results.median(goal, "verify half p99") / results.median(goal, "constant half p99")));
    }
}

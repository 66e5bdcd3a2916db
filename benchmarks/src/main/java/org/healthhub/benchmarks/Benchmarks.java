package org.healthhub.benchmarks;

/** Runs what was asked for and prints a table of it to the standard output; how it goes, to the standard error. */
public final class Benchmarks {
    private Benchmarks() {
    }

    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.fromProperties();
        Results results = new Results(settings.results());
        String machine = Machine.description(settings);
        try (HubProbe probe = new HubProbe(settings)) {
            if (settings.wants(JmsIntakeBenchmark.GOAL)) {
                new JmsIntakeBenchmark(settings, results, probe).run();
            }
            if (settings.wants(VerifyBenchmark.GOAL)) {
                new VerifyBenchmark(settings, results).run();
            }
            if (settings.wants(HistoryBenchmark.GOAL)) {
                new HistoryBenchmark(settings, results, probe).run();
            }
        }
        System.out.println(new Table(settings, results, machine).text());
        System.exit(0);
    }
}

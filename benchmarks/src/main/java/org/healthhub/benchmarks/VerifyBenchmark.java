package org.healthhub.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * P4: a code is verified by its token, uniformly random over all codes, against an answer of the same server that never
 * changes and asks for the same login. Each at its peak, and then at half of that.
 */
final class VerifyBenchmark {
    static final String GOAL = "P4";

    private static final String VERIFY = "/hub/api/v1/codes/verify";
    private static final String CONSTANT = "/benchmarks/api/constant";

    private final Settings settings;
    private final Results results;
    private final Wrk wrk;

    VerifyBenchmark(Settings settings, Results results) {
        this.settings = settings;
        this.results = results;
        this.wrk = new Wrk(settings, settings.account("hz-metro"));
    }

    void run() throws Exception {
        List<Integer> persons = IntStream.range(0, settings.messages()).boxed().toList();
        new Issuing(settings).ensureCodes(persons.size());
        Path tokens = settings.results().resolveSibling("tokens.txt");
        Files.createDirectories(tokens.getParent());
        Files.write(tokens, new Issuing(settings).tokens(persons));
        for (int round = 0; round <= settings.rounds(); round++) {
            measure("verify", VERIFY, tokens, round);
            measure("constant", CONSTANT, tokens, round);
        }
    }

    private void measure(String name, String path, Path tokens, int round) throws Exception {
        Wrk.Figures peak = wrk.run(path, tokens, 0);
        results.add(GOAL, name + " peak", round, peak.perSecond());
        results.add(GOAL, name + " peak p99", round, peak.p99());
        Wrk.Figures half = wrk.run(path, tokens, peak.perSecond() / 2);
        results.add(GOAL, name + " half", round, half.perSecond());
        results.add(GOAL, name + " half p50", round, half.p50());
        results.add(GOAL, name + " half p99", round, half.p99());
    }
}

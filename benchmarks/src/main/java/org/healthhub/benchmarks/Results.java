package org.healthhub.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The raw figures of all rounds, as they come; and of each figure the median and the spread. */
final class Results {
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();
    private final List<String> raw = new ArrayList<>(List.of("goal,figure,round,value"));
    private final Path csv;

    Results(Path csv) {
        this.csv = csv;
    }

    /** Notes a figure; round 0 is the warm-up, which is kept in the raw figures only. */
    void add(String goal, String figure, int round, double value) throws IOException {
        raw.add("%s,%s,%d,%.3f".formatted(goal, figure, round, value));
        Files.createDirectories(csv.getParent());
        Files.write(csv, raw);
        if (round > 0) {
            figures.computeIfAbsent(goal + " " + figure, name -> new ArrayList<>()).add(value);
        }
        System.err.printf("%s %s, round %d: %.1f%n", goal, figure, round, value);
    }

    double median(String goal, String figure) {
        List<Double> sorted = figures.get(goal + " " + figure).stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Median and spread of a figure, as two cells. */
    String cells(String goal, String figure, String format) {
        List<Double> sorted = figures.get(goal + " " + figure).stream().sorted().toList();
        return ("| " + format + " | " + format + " – " + format + " ")
                .formatted(median(goal, figure), sorted.get(0), sorted.get(sorted.size() - 1));
    }
}

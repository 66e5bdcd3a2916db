package org.healthhub.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Messages of one record and about 500 bytes each; every one turns the code of another person red. */
final class RiskListMessages {
    private static final String DOCUMENT = "synthetic order of the benchmark, no real person is meant, section for tests";
    /** What a real list carries besides, and the hub passes over. */
    private static final String REMARK = "no such person; made for a measurement of throughput. ".repeat(3).strip();

    private RiskListMessages() {
    }

    /** One message for each of these persons. */
    static List<String> about(int first, int persons) {
        LocalDate since = LocalDate.now().minusDays(3);
        String observed = since.plusDays(1) + "T09:00:00+08:00";
        return IntStream.range(first, first + persons).mapToObj(person -> message(person, observed, since)).toList();
    }

    static int bytes(String message) {
        return message.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String message(int person, String observed, LocalDate since) {
        return """
                {"recordId":"benchmark-%09d","observedAt":"%s","holder":%s,"category":"CLOSE_CONTACT",\
                "since":"%s","document":"%s","remark":"%s"}"""
                .formatted(person, observed, SyntheticPersons.holder(person), since, DOCUMENT, REMARK);
    }
}

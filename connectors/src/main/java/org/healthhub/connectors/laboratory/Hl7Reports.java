package org.healthhub.connectors.laboratory;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.healthhub.connectors.Refusal;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.connectors.laboratory.CovidTests.Coding;
import org.healthhub.registry.intake.Finding.TestOutcome;
import org.healthhub.registry.intake.ReasonCode;

/** The reports of one message, in the JSON form of the system: one for each result of a test that the hub reads. */
final class Hl7Reports {
    private static final Map<String, String> STATUSES = Map.of("P", "PRELIMINARY", "R", "PRELIMINARY",
            "S", "PRELIMINARY", "F", "FINAL", "C", "CORRECTED", "X", "CANCELLED");
    /** Posted as wrong, for example on the wrong person; deleted. Both take back all that was said. */
    private static final List<String> WITHDRAWN = List.of("W", "D");
    private static final Map<String, String> SYSTEMS = Map.of("LN", CovidTests.LOINC, "SCT", "http://snomed.info/sct",
            "SNOMED", "http://snomed.info/sct");

    private final CovidTests tests;
    private final Hl7Message message;

    /**
     * One report: as far as it could be read, what is wrong with it, and where it stands. The number of a segment that
     * is not there is 0.
     */
    record Report(ObjectNode record, Optional<UnreadableRecord> defect, int patient, int request, int result) {
    }

    Hl7Reports(CovidTests tests, Hl7Message message) {
        this.tests = tests;
        this.message = message;
    }

    List<Report> read() {
        List<Report> reports = new ArrayList<>();
        message.orders().forEach(order -> read(order, reports));
        return reports;
    }

    private void read(Hl7Message.Order order, List<Report> reports) {
        Map<String, Integer> counts = new HashMap<>();
        for (Hl7Message.Line line : order.results()) {
            if (!tests.mayHold(line.text())) {
                continue;
            }
            ObjectNode record = JsonNodeFactory.instance.objectNode();
            Optional<UnreadableRecord> defect = Optional.empty();
            try {
                Hl7Segment result = segment(line);
                Optional<String> test = tests.test(codings(result, 3, 0));
                if (test.isEmpty()) {
                    continue;
                }
                write(record, new Context(order), result, test.get(), counts.merge(test.get(), 1, Integer::sum));
            } catch (UnreadableRecord unreadable) {
                defect = Optional.of(unreadable);
            }
            reports.add(new Report(record, defect, order.patient().map(Hl7Message.Line::ordinal).orElse(0),
                    order.request().map(Hl7Message.Line::ordinal).orElse(0), line.ordinal()));
        }
    }

    /** Writes what can be read, until something cannot. */
    private void write(ObjectNode record, Context context, Hl7Segment result, String test, int nth) {
        String status = first(result.get(11), context.request.get(25));
        boolean preliminary = "PRELIMINARY".equals(STATUSES.get(status));
        String laboratory = first(result.get(23), result.get(15, 2), result.get(15), message.header().get(4));
        context.reportId().ifPresent(id ->
                record.put("recordId", ReportIds.of(test, preliminary, nth == 1 ? id : id + "#" + nth, laboratory)));
        String reported = ReportTime.ofHl7(first(context.request.get(22), message.header().get(7)));
        put(record, "observedAt", reported);
        put(record, "reportedAt", reported);
        put(record, "sampledAt", ReportTime.ofHl7(first(context.specimen.get(17), context.request.get(7), result.get(14))));
        put(record, "specimenId", context.specimenId());
        put(record, "laboratory", laboratory);
        if (WITHDRAWN.contains(status)) {
            record.put("withdrawn", true);
        } else {
            record.put("status", Optional.ofNullable(STATUSES.get(status)).orElseThrow(() ->
                    new UnreadableRecord(status.isEmpty() ? ReasonCode.MISSING_FIELD : ReasonCode.UNKNOWN_STATUS, "status")));
            outcome(result, status).ifPresent(outcome -> record.put("result", outcome.name()));
        }
        context.patient().ifPresent(patient -> record.set("holder", new Hl7Patient(patient).holder()));
    }

    private Optional<TestOutcome> outcome(Hl7Segment result, String status) {
        List<Coding> codings = new ArrayList<>();
        for (int i = 0; i < result.repetitions(5); i++) {
            codings.addAll(codings(result, 5, i));
        }
        List<String> flags = IntStream.range(0, result.repetitions(8)).mapToObj(i -> result.get(8, i, 1, 1)).toList();
        return tests.result(codings, flags)
                .or(() -> status.equals("X") ? Optional.of(TestOutcome.INCONCLUSIVE) : Optional.empty());
    }

    /** The code with its alternate, and the original text, as of data type CWE; plain text is a code without a system. */
    private static List<Coding> codings(Hl7Segment segment, int field, int repetition) {
        return List.of(coding(segment, field, repetition, 1), coding(segment, field, repetition, 4),
                new Coding("", "", segment.get(field, repetition, 9, 1)));
    }

    private static Coding coding(Hl7Segment segment, int field, int repetition, int from) {
        String system = segment.get(field, repetition, from + 2, 1);
        return new Coding(SYSTEMS.getOrDefault(system, system), segment.get(field, repetition, from, 1),
                segment.get(field, repetition, from + 1, 1));
    }

    private Hl7Segment segment(Hl7Message.Line line) {
        try {
            return Hl7Segment.read(line.text(), message.characters());
        } catch (Refusal unreadable) {
            // Its neighbours may be readable.
            throw new UnreadableRecord(ReasonCode.BAD_FIELD, "");
        }
    }

    private static void put(ObjectNode record, String name, String value) {
        if (!value.isEmpty()) {
            record.put(name, value);
        }
    }

    private static String first(String... values) {
        return Stream.of(values).filter(value -> !value.isEmpty()).findFirst().orElse("");
    }

    /** What stands around a result. */
    private final class Context {
        private final Hl7Segment control;
        private final Hl7Segment request;
        private final Hl7Segment specimen;
        private final Optional<Hl7Message.Line> person;

        Context(Hl7Message.Order order) {
            control = order.control().map(Hl7Reports.this::segment).orElseGet(() -> Hl7Segment.blank("ORC"));
            request = order.request().map(Hl7Reports.this::segment).orElseGet(() -> Hl7Segment.blank("OBR"));
            specimen = order.specimens().stream().findFirst().map(Hl7Reports.this::segment)
                    .orElseGet(() -> Hl7Segment.blank("SPM"));
            person = order.patient();
        }

        Optional<Hl7Segment> patient() {
            return person.map(Hl7Reports.this::segment);
        }

        /** The laboratory's number of the order (filler), or else the number under which it was ordered (placer). */
        String order() {
            return first(request.get(3), control.get(3), request.get(2), control.get(2));
        }

        Optional<String> reportId() {
            return Optional.of(first(order(), specimenId())).filter(id -> !id.isEmpty());
        }

        /** The laboratory's number of the specimen, or else that under which it was ordered, or the order's. */
        String specimenId() {
            return first(specimen.get(2, 0, 2, 1), specimen.get(2, 0, 1, 1), order());
        }
    }
}

package org.healthhub.connectors.laboratory;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The person of a PID segment: one of its identity documents, the name in the person's own script, a mobile number. */
final class Hl7Patient {
    private static final Pattern MAINLAND = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern IDEOGRAPH = Pattern.compile("\\p{IsHan}");

    private final Hl7Segment pid;

    Hl7Patient(Hl7Segment pid) {
        this.pid = pid;
    }

    /**
     * In the form of the member {@code holder}.
     *
     * @throws org.healthhub.connectors.UnreadableRecord when it is not clear which document names the person
     */
    ObjectNode holder() {
        ObjectNode holder = JsonNodeFactory.instance.objectNode();
        Documents documents = new Documents();
        for (int i = 0; i < pid.repetitions(3); i++) {
            documents.add(pid.get(3, i, 5, 1), pid.get(3, i, 4, 2), pid.get(3, i, 1, 1));
        }
        documents.writeTo(holder);
        name().ifPresent(name -> holder.put("name", name));
        phone().ifPresent(phone -> holder.put("phone", phone));
        return holder;
    }

    private Optional<String> name() {
        // Ideographic (I) before alphabetic (A) and phonetic (P); a former name (type other than L) is the last choice.
        return IntStream.range(0, pid.repetitions(5)).boxed()
                .sorted(Comparator.comparing((Integer i) -> !pid.get(5, i, 8, 1).equals("I"))
                        .thenComparing(i -> !pid.get(5, i, 7, 1).equals("L")))
                .map(this::name).filter(name -> !name.isEmpty()).findFirst();
    }

    private String name(int repetition) {
        String family = pid.get(5, repetition, 1, 1);
        String given = pid.get(5, repetition, 2, 1);
        boolean apart = !family.isEmpty() && !given.isEmpty() && !IDEOGRAPH.matcher(family + given).find();
        return family + (apart ? " " : "") + given;
    }

    /** What is no mobile number of the mainland is left out: a landline is no reason to lose a result. */
    private Optional<String> phone() {
        return IntStream.range(0, pid.repetitions(13)).boxed()
                .flatMap(i -> IntStream.of(7, 12, 1).mapToObj(component -> pid.get(13, i, component, 1)))
                .map(number -> number.replaceFirst("^(?:\\+|00)?86", "")).filter(MAINLAND.asMatchPredicate()).findFirst();
    }
}

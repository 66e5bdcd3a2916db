package org.healthhub.connectors.laboratory;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.intake.ReasonCode;

/** One message: its header and its orders, each with the patient and the results to which it belongs. */
final class Hl7Message {
    private static final Set<String> VERSIONS = Set.of("2.3", "2.3.1", "2.4", "2.5", "2.5.1", "2.6", "2.7", "2.7.1",
            "2.8", "2.8.1", "2.8.2");
    private static final int FIRST_FIELD = 4;

    private final EncodingCharacters characters;
    private final Hl7Segment header;
    private final List<Order> orders = new ArrayList<>();
    private Optional<Line> patient = Optional.empty();
    private Optional<Line> orderControl = Optional.empty();
    private int patients;
    private int requests;
    private int results;

    /** A segment that is not read yet, and the how many-th of its kind it is in the message, from 1 on. */
    record Line(String text, int ordinal) {
    }

    /** What stands between one OBR and the next. */
    record Order(Optional<Line> patient, Optional<Line> control, Optional<Line> request, List<Line> results,
            List<Line> specimens) {
    }

    private Hl7Message(EncodingCharacters characters, Hl7Segment header) {
        this.characters = characters;
        this.header = header;
    }

    /**
     * Begins with the header.
     *
     * @throws Refusal UNREADABLE_MESSAGE
     */
    static Hl7Message headed(String header) {
        String separators = Hl7Text.field(header, 2);
        if (header.length() < FIRST_FIELD || separators.length() < FIRST_FIELD
                || (header.charAt(FIRST_FIELD - 1) + separators).chars().distinct().count() <= separators.length()
                || separators.chars().anyMatch(Character::isLetterOrDigit)) {
            throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
        }
        EncodingCharacters characters = new EncodingCharacters(header.charAt(FIRST_FIELD - 1),
                separators.substring(0, FIRST_FIELD));
        return new Hl7Message(characters, Hl7Segment.read(header, characters));
    }

    /** Takes the next segment; those that say nothing of a test are passed over. */
    void add(String segment) {
        switch (segment.substring(0, 3)) {
            case "PID" -> {
                patient = Optional.of(new Line(segment, ++patients));
                orderControl = Optional.empty();
                begin(Optional.empty());
            }
            case "ORC" -> orderControl = Optional.of(new Line(segment, requests + 1));
            case "OBR" -> {
                begin(Optional.of(new Line(segment, ++requests)));
                orderControl = Optional.empty();
            }
            case "OBX" -> order().results().add(new Line(segment, ++results));
            case "SPM" -> order().specimens().add(new Line(segment, requests));
            default -> { }
        }
    }

    /** Why the message as a whole is not taken, if so. */
    Optional<ReasonCode> obstacle() {
        if (!VERSIONS.contains(header.get(12)) || !header.get(9, 1).equals("ORU") || !header.get(9, 2).equals("R01")) {
            return Optional.of(ReasonCode.UNSUPPORTED_MESSAGE);
        }
        if (!header.get(11).equals("P")) {
            return Optional.of(ReasonCode.NOT_PRODUCTION);
        }
        return header.get(10).isEmpty() ? Optional.of(ReasonCode.MISSING_FIELD) : Optional.empty();
    }

    Hl7Segment header() {
        return header;
    }

    EncodingCharacters characters() {
        return characters;
    }

    /** Field 2 of every header: without the truncation character, which the hub does not use. */
    String separators() {
        return new String(new char[] {characters.getComponentSeparator(), characters.getRepetitionSeparator(),
                characters.getEscapeCharacter(), characters.getSubcomponentSeparator()});
    }

    List<Order> orders() {
        return orders;
    }

    /** The version of the message, or of what the hub writes where it does not know that one. */
    String version() {
        return VERSIONS.contains(header.get(12)) ? header.get(12) : "2.5.1";
    }

    private void begin(Optional<Line> request) {
        orders.add(new Order(patient, orderControl, request, new ArrayList<>(), new ArrayList<>()));
    }

    private Order order() {
        if (orders.isEmpty()) {
            begin(Optional.empty());
        }
        return orders.get(orders.size() - 1);
    }
}

package org.healthhub.connectors.laboratory;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.GenericMessage;
import ca.uhn.hl7v2.model.GenericSegment;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.parser.ParserConfiguration;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.intake.ReasonCode;

/**
 * One segment, read by HAPI without the tables of a version, since senders of all versions mix them. Fields are counted
 * as in the standard; what is not there, or is the explicit null {@code ""}, reads as blank.
 */
final class Hl7Segment {
    /** More separators than any segment that the hub reads can have: HAPI keeps an object for each. */
    private static final int MOST_SEPARATORS = 500;
    private static final int LONGEST = 64 * 1024;
    private static final String EXPLICIT_NULL = "\"\"";
    private static final GenericModelClassFactory MODEL = new GenericModelClassFactory();
    private static final PipeParser PARSER = parser();

    private final GenericSegment segment;

    private Hl7Segment(GenericSegment segment) {
        this.segment = segment;
    }

    /**
     * Reads a line.
     *
     * @throws Refusal UNREADABLE_MESSAGE
     */
    static Hl7Segment read(String line, EncodingCharacters characters) {
        Hl7Segment read = blank(line.substring(0, 3));
        if (line.length() > LONGEST || separators(line, characters) > MOST_SEPARATORS) {
            throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
        }
        try {
            PARSER.parse(read.segment, line, characters);
        } catch (HL7Exception malformed) {
            // Its message quotes the input, so it goes no further.
            throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
        }
        return read;
    }

    /** A segment to be written. */
    static Hl7Segment blank(String name) {
        GenericMessage message = new GenericMessage.V251(MODEL);
        message.setParser(PARSER);
        return new Hl7Segment(new GenericSegment(message, name));
    }

    /** The first component of the first repetition. */
    String get(int field) {
        return get(field, 0, 1, 1);
    }

    String get(int field, int component) {
        return get(field, 0, component, 1);
    }

    /** @param repetition from 0 on */
    String get(int field, int repetition, int component, int subcomponent) {
        try {
            if (repetition > 0 && repetition >= repetitions(field)) {
                return "";
            }
            String value = Terser.get(segment, field, repetition, component, subcomponent);
            return value == null || value.equals(EXPLICIT_NULL) ? "" : value.strip();
        } catch (HL7Exception noSuchField) {
            return "";
        }
    }

    int repetitions(int field) {
        try {
            return segment.getField(field).length;
        } catch (HL7Exception noSuchField) {
            return 0;
        }
    }

    Hl7Segment with(int field, String value) {
        return with(field, 1, value);
    }

    Hl7Segment with(int field, int component, String value) {
        try {
            Terser.set(segment, field, 0, component, 1, value);
            return this;
        } catch (HL7Exception e) {
            throw new IllegalStateException("the segment does not take a value", e);
        }
    }

    String written(EncodingCharacters characters) {
        return PipeParser.encode(segment, characters);
    }

    private static int separators(String line, EncodingCharacters characters) {
        int found = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == characters.getFieldSeparator() || c == characters.getComponentSeparator()
                    || c == characters.getRepetitionSeparator() || c == characters.getSubcomponentSeparator()) {
                found++;
            }
        }
        return found;
    }

    private static PipeParser parser() {
        // Without a context that validates: what counts is checked by the hub, and told by its codes.
        return new DefaultHapiContext(new ParserConfiguration(), ValidationContextFactory.noValidation(), MODEL)
                .getPipeParser();
    }
}

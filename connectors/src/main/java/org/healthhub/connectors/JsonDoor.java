package org.healthhub.connectors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.healthhub.registry.intake.ReasonCode;

/**
 * Reads a JSON message under limits: 10 MiB, 1,000 records, 32 levels, strict UTF-8, no key twice. What is wrong with
 * one record is told of that record only; what is wrong with the message refuses it as a whole.
 */
public final class JsonDoor {
    /** The largest message, in bytes. */
    public static final int MOST_BYTES = 10 * 1024 * 1024;
    /** The most records in one message. */
    public static final int MOST_RECORDS = 1_000;
    private static final int DEEPEST = 32;
    private static final String BATCH = "records";
    private static final JsonFactory FACTORY = JsonFactory.builder()
            // Keys are the senders' to choose: interning or remembering them would let one fill the memory.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(64)
                    .maxNameLength(256)
                    .maxStringLength(MOST_BYTES)
                    .build())
            .build();

    private JsonDoor() {
    }

    /**
     * The records of a message: one object, or {@code {"records":[...]}}.
     *
     * @throws Refusal when the message as a whole is unreadable, too large, too deep or empty
     */
    public static List<ReadRecord> records(String message) {
        if (message.length() > MOST_BYTES) {
            throw new Refusal(ReasonCode.TOO_LARGE);
        }
        try (JsonParser in = FACTORY.createParser(message)) {
            return whole(in);
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
    }

    /**
     * As {@link #records(String)}; reads no more than the limit.
     *
     * @throws Refusal also when the bytes are not UTF-8
     */
    public static List<ReadRecord> records(InputStream message) throws IOException {
        return records(MessageBody.read(message, ContentType.JSON).text());
    }

    /**
     * A body that is one object, for doors that take no batch.
     *
     * @throws Refusal          when the body is unreadable or is a batch
     * @throws UnreadableRecord when the object is, for example by a key that is there twice
     */
    public static RecordFields single(InputStream body) throws IOException {
        List<ReadRecord> read = records(body);
        if (read.size() != 1) {
            throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
        }
        return read.get(0).checked();
    }

    /**
     * As {@link #single}, as it was written: for a door that checks a signature over the whole.
     *
     * @throws Refusal          when the body is unreadable or is a batch
     * @throws UnreadableRecord when a key is there twice
     */
    public static ObjectNode tree(InputStream body) throws IOException {
        return single(body).tree();
    }

    /** The fields of an object that {@link #tree} has read. */
    public static RecordFields fields(ObjectNode object) {
        return new RecordFields(object);
    }

    private static List<ReadRecord> whole(JsonParser in) throws IOException {
        try {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
            }
            List<ReadRecord> records = batchOrOne(in);
            if (in.nextToken() != null) {
                throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
            }
            return records;
        } catch (StreamConstraintsException limit) {
            boolean deep = in.getParsingContext().getNestingDepth() > DEEPEST;
            throw new Refusal(deep ? ReasonCode.TOO_DEEP : ReasonCode.UNREADABLE_MESSAGE);
        } catch (JsonProcessingException malformed) {
            // Its message quotes the input, so it goes no further.
            throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
        }
    }

    private static List<ReadRecord> batchOrOne(JsonParser in) throws IOException {
        RecordTree one = new RecordTree();
        List<ReadRecord> batch = null;
        while (in.nextToken() != JsonToken.END_OBJECT) {
            if (!BATCH.equals(in.currentName())) {
                one.readMember(in);
            } else if (batch == null && in.nextToken() == JsonToken.START_ARRAY) {
                batch = batch(in);
            } else {
                throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
            }
        }
        return batch != null ? batch : List.of(one.finished(0));
    }

    private static List<ReadRecord> batch(JsonParser in) throws IOException {
        List<ReadRecord> records = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (records.size() == MOST_RECORDS) {
                throw new Refusal(ReasonCode.TOO_LARGE);
            }
            records.add(RecordTree.read(in, records.size()));
        }
        if (records.isEmpty()) {
            throw new Refusal(ReasonCode.NO_RECORDS);
        }
        return records;
    }
}

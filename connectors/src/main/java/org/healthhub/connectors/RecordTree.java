package org.healthhub.connectors;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.healthhub.registry.intake.ReasonCode;

/**
 * The tree of one record. Unlike Jackson's own reading it goes on after a key that is there twice, remembering it, so
 * that the records behind it can still be read.
 */
final class RecordTree {
    /** What may be echoed of a sender's key; anything else could be a value in the wrong place. */
    private static final Pattern TELLABLE = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,31}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode root = NODES.objectNode();
    private Optional<UnreadableRecord> defect = Optional.empty();

    /** The record at which the parser stands, with its index in the batch. */
    static ReadRecord read(JsonParser in, int index) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            in.skipChildren();
            return ReadRecord.unreadable(index, new UnreadableRecord(ReasonCode.BAD_FIELD, ""));
        }
        RecordTree tree = new RecordTree();
        tree.readMembers(in, tree.root);
        return tree.finished(index);
    }

    /** Reads the member at whose name the parser stands, at the top of the record. */
    void readMember(JsonParser in) throws IOException {
        readMember(in, root);
    }

    ReadRecord finished(int index) {
        return new ReadRecord(index, Optional.of(new RecordFields(root)), defect);
    }

    private void readMembers(JsonParser in, ObjectNode into) throws IOException {
        while (in.nextToken() != JsonToken.END_OBJECT) {
            readMember(in, into);
        }
    }

    private void readMember(JsonParser in, ObjectNode into) throws IOException {
        String name = in.currentName();
        in.nextToken();
        if (into.replace(name, value(in, name)) != null) {
            markDefect(name);
        }
    }

    private JsonNode number(JsonParser in, String name) throws IOException {
        try {
            return NODES.numberNode(in.getDecimalValue());
        } catch (NumberFormatException noSuchNumber) {
            // An exponent beyond all numbers. The parser stands behind it, so the rest can be read.
            markDefect(name);
            return NODES.nullNode();
        }
    }

    private void markDefect(String name) {
        if (defect.isEmpty()) {
            defect = Optional.of(new UnreadableRecord(ReasonCode.BAD_FIELD,
                    TELLABLE.matcher(name).matches() ? name : ""));
        }
    }

    private JsonNode value(JsonParser in, String name) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> {
                ObjectNode object = NODES.objectNode();
                readMembers(in, object);
                yield object;
            }
            case START_ARRAY -> {
                ArrayNode array = NODES.arrayNode();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(in, name));
                }
                yield array;
            }
            case VALUE_STRING -> NODES.textNode(in.getText());
            case VALUE_NUMBER_INT -> NODES.numberNode(in.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> number(in, name);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }
}

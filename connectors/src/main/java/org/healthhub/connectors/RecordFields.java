package org.healthhub.connectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.healthhub.registry.intake.Divisions;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.intake.RefusedValue;

/**
 * The fields of one JSON object, typed. Whatever is missing, of the wrong type or not in its code table throws
 * {@link UnreadableRecord} with the path of the field. Fields that nobody asks for are ignored, so that a partner may
 * send more than the hub needs; a null counts as absent.
 */
public final class RecordFields {
    private final ObjectNode node;
    private final String path;

    RecordFields(ObjectNode node) {
        this(node, "");
    }

    static RecordFields at(String place, ObjectNode node) {
        return new RecordFields(node, place + ".");
    }

    private RecordFields(ObjectNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /** The partner's record id, if it is one. */
    Optional<String> recordId() {
        return Optional.ofNullable(node.get("recordId")).filter(JsonNode::isTextual).map(JsonNode::textValue)
                .filter(id -> !id.isBlank() && id.length() <= 64 && FieldForms.isStorable(id));
    }

    /** The object as it was written, for whoever checks a signature over it. */
    ObjectNode tree() {
        return node;
    }

    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    public String text(String name, int longest) {
        return required(name, textual(name, longest));
    }

    public Optional<String> optionalText(String name, int longest) {
        return textual(name, longest);
    }

    /** A code that some partners write as text and others as a whole number. */
    public String code(String name) {
        return code(name, 16);
    }

    /** As {@link #code(String)}, of so many characters where it is text. */
    public String code(String name, int longest) {
        JsonNode value = node.get(name);
        return value != null && value.isIntegralNumber() ? value.asText() : text(name, longest);
    }

    public Instant time(String name) {
        return FieldForms.time(text(name, 40)).orElseThrow(() -> refused(ReasonCode.BAD_TIME, name));
    }

    public LocalDate date(String name) {
        return required(name, optionalDate(name));
    }

    public Optional<LocalDate> optionalDate(String name) {
        return textual(name, 40).map(text -> FieldForms.date(text)
                .orElseThrow(() -> refused(ReasonCode.BAD_DATE, name)));
    }

    /** A date of something that has happened: not after the day given. */
    public LocalDate pastDate(String name, LocalDate latest) {
        LocalDate date = date(name);
        if (date.isAfter(latest)) {
            throw refused(ReasonCode.FUTURE_TIME, name);
        }
        return date;
    }

    /** A body temperature in degrees Celsius, if it was taken. */
    public Optional<BigDecimal> temperature(String name) {
        return present(name).map(value -> {
            if (!value.isNumber()) {
                throw refused(ReasonCode.BAD_FIELD, name);
            }
            return FieldForms.temperature(value.decimalValue())
                    .orElseThrow(() -> refused(ReasonCode.BAD_TEMPERATURE, name));
        });
    }

    /** A whole number from 0 on. */
    public int count(String name) {
        JsonNode value = required(name, present(name));
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
            throw refused(ReasonCode.BAD_FIELD, name);
        }
        return value.intValue();
    }

    public boolean flag(String name) {
        JsonNode value = required(name, present(name));
        if (!value.isBoolean()) {
            throw refused(ReasonCode.BAD_FIELD, name);
        }
        return value.booleanValue();
    }

    /** A word of a code table. */
    public <E extends Enum<E>> E oneOf(String name, Class<E> table, ReasonCode unknown) {
        return FieldForms.constant(table, text(name, 64)).orElseThrow(() -> refused(unknown, name));
    }

    /** A list of words of a code table, which must be there but may be empty. */
    public <E extends Enum<E>> Set<E> someOf(String name, Class<E> table, ReasonCode unknown) {
        Set<E> found = EnumSet.noneOf(table);
        int index = 0;
        for (JsonNode word : array(name)) {
            String place = name + "[" + index++ + "]";
            if (!word.isTextual()) {
                throw refused(ReasonCode.BAD_FIELD, place);
            }
            found.add(FieldForms.constant(table, word.textValue()).orElseThrow(() -> refused(unknown, place)));
        }
        return found;
    }

    public String division(String name) {
        return required(name, optionalDivision(name));
    }

    public Optional<String> optionalDivision(String name) {
        return textual(name, 64).map(code -> checked(name, code, Divisions::checked));
    }

    public Optional<RecordFields> optionalObject(String name) {
        return present(name).map(value -> asObject(value, name));
    }

    /** A list of objects, which must be there but may be empty. */
    public List<RecordFields> objects(String name) {
        List<RecordFields> objects = new ArrayList<>();
        for (JsonNode value : array(name)) {
            objects.add(asObject(value, name + "[" + objects.size() + "]"));
        }
        return objects;
    }

    /** What a self-checking type makes of a value; its refusal becomes that of the field. */
    public <V, T> T checked(String name, V value, Function<V, T> type) {
        try {
            return type.apply(value);
        } catch (RefusedValue refusal) {
            throw refused(refusal.reason(), name);
        }
    }

    /** The refusal of one of these fields. */
    public UnreadableRecord refused(ReasonCode reason, String name) {
        return new UnreadableRecord(reason, path(name));
    }

    /** Where a field stands, as refusals tell it. */
    String path(String name) {
        return path + name;
    }

    private RecordFields asObject(JsonNode value, String place) {
        if (!(value instanceof ObjectNode object)) {
            throw refused(ReasonCode.BAD_FIELD, place);
        }
        return new RecordFields(object, path + place + ".");
    }

    private JsonNode array(String name) {
        JsonNode value = required(name, present(name));
        if (!value.isArray()) {
            throw refused(ReasonCode.BAD_FIELD, name);
        }
        return value;
    }

    private Optional<String> textual(String name, int longest) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || !FieldForms.isStorable(value.textValue())) {
            throw refused(ReasonCode.BAD_FIELD, name);
        }
        if (value.textValue().length() > longest) {
            throw refused(ReasonCode.TOO_LONG, name);
        }
        return Optional.of(value.textValue()).filter(text -> !text.isBlank());
    }

    private Optional<JsonNode> present(String name) {
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }

    private <T> T required(String name, Optional<T> value) {
        return value.orElseThrow(() -> refused(ReasonCode.MISSING_FIELD, name));
    }
}

package org.healthhub.registry.intake.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.Enterprise;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.Subject;

/**
 * Reads and writes canonical records and findings. The output is deterministic (components in declaration order,
 * map keys and sets sorted), so that a hash of it is a hash of the content.
 */
public final class CanonicalJson {
    private static final ObjectMapper MAPPER = mapper();
    private static final ObjectWriter FINDING_WRITER = MAPPER.writerFor(Finding.class);
    private static final ObjectReader FINDING_READER = MAPPER.readerFor(Finding.class);
    private static final ObjectWriter RECORDS_WRITER = MAPPER.writerFor(new TypeReference<List<HealthRecord>>() { });
    private static final ObjectReader RECORDS_READER = MAPPER.readerFor(new TypeReference<List<HealthRecord>>() { });

    private CanonicalJson() {
    }

    /** A mapper for the hub's own types that write the same way, for example the folded state. */
    public static ObjectMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .addModules(new JavaTimeModule(), new Jdk8Module())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .serializationInclusion(JsonInclude.Include.NON_ABSENT)
                .addMixIn(Finding.class, KindProperty.class)
                .addMixIn(Subject.class, SubjectProperty.class)
                .addMixIn(PartnerCode.class, AsText.class)
                .addMixIn(Finding.CheckIn.class, SortedSymptoms.class)
                .addMixIn(Arrival.class, HistoryIfAny.class)
                .build();
        for (Class<?> kind : Finding.class.getPermittedSubclasses()) {
            mapper.registerSubtypes(new NamedType(kind, kind.getSimpleName()));
        }
        mapper.registerSubtypes(new NamedType(Holder.class, "holder"), new NamedType(Enterprise.class, "enterprise"));
        return mapper;
    }

    public static String write(Finding finding) {
        try {
            return FINDING_WRITER.writeValueAsString(finding);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a finding could not be written", e);
        }
    }

    public static Finding readFinding(String json) {
        try {
            return FINDING_READER.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored finding could not be read", e);
        }
    }

    public static String write(List<HealthRecord> records) {
        try {
            return RECORDS_WRITER.writeValueAsString(records);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("canonical records could not be written", e);
        }
    }

    /**
     * @throws JsonProcessingException when the text is not a list of canonical records
     */
    public static List<HealthRecord> readRecords(String json) throws JsonProcessingException {
        return RECORDS_READER.readValue(json);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "finding")
    private interface KindProperty {
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    private interface SubjectProperty {
    }

    private abstract static class AsText {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        AsText(String value) {
        }

        @JsonValue
        abstract String value();
    }

    private abstract static class HistoryIfAny {
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        abstract boolean historical();
    }

    private abstract static class SortedSymptoms {
        // A set has no order of its own; the hash of the content needs one.
        @JsonSerialize(using = SortedEnums.class)
        abstract Object symptoms();
    }
}

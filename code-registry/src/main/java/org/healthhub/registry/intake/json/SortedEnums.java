package org.healthhub.registry.intake.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** Writes a set of enum constants in the order of their names. */
final class SortedEnums extends JsonSerializer<Set<? extends Enum<?>>> {
    @Override
    public void serialize(Set<? extends Enum<?>> values, JsonGenerator out, SerializerProvider provider)
            throws IOException {
        TreeSet<String> names = new TreeSet<>();
        values.forEach(value -> names.add(value.name()));
        out.writeStartArray();
        for (String name : names) {
            out.writeString(name);
        }
        out.writeEndArray();
    }
}

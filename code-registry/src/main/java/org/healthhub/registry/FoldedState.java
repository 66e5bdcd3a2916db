package org.healthhub.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import org.healthhub.registry.intake.json.CanonicalJson;
import org.healthhub.registry.rules.HolderState;

/** A person's folded facts as they are stored with the code. */
final class FoldedState {
    private static final ObjectWriter WRITER = CanonicalJson.mapper().writerFor(HolderState.class);
    private static final ObjectReader READER = CanonicalJson.mapper().readerFor(HolderState.class);

    private FoldedState() {
    }

    static HolderState read(String stored) {
        try {
            return READER.readValue(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a folded state is not readable", e);
        }
    }

    static String write(HolderState state) {
        try {
            return WRITER.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a folded state could not be written", e);
        }
    }
}

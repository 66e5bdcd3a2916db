package org.healthhub.connectors.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A reply of the provincial data bus, {@code {code, msg, dataCount, datas}}. Its {@code datas} is an array, or a text
 * that holds an array, or a text that holds one object.
 *
 * @param code  {@code 00} for success; a code that is no short word is told as {@code ?}
 * @param datas the objects, whatever they were wrapped in
 */
record DataBusReply(String code, List<ObjectNode> datas) {
    private static final String DONE = "00";
    private static final int DEEPEST = 32;
    private static final Pattern TELLABLE = Pattern.compile("[A-Za-z0-9_-]{1,16}");
    static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()).build());

    DataBusReply {
        datas = List.copyOf(datas);
    }

    boolean isDone() {
        return code.equals(DONE);
    }

    /** @throws LinkTrouble when it is no such reply */
    static DataBusReply read(byte[] body) throws LinkTrouble {
        JsonNode reply = tree(body);
        String code = reply.path("code").asText();
        if (!TELLABLE.matcher(code).matches()) {
            return new DataBusReply("?", List.of());
        }
        return code.equals(DONE) ? new DataBusReply(code, objects(unwrapped(reply.path("datas")))) : new DataBusReply(code,
                List.of());
    }

    /** @throws LinkTrouble when it is not an object */
    static JsonNode tree(byte[] body) throws LinkTrouble {
        try {
            JsonNode tree = MAPPER.readTree(body);
            if (tree instanceof ObjectNode) {
                return tree;
            }
        } catch (IOException unreadable) {
            throw new LinkTrouble("an answer that is not JSON");
        }
        throw new LinkTrouble("an answer that is no object");
    }

    private static JsonNode unwrapped(JsonNode datas) throws LinkTrouble {
        if (!datas.isTextual()) {
            return datas;
        }
        try {
            return datas.textValue().isBlank() ? MAPPER.missingNode() : MAPPER.readTree(datas.textValue());
        } catch (IOException unreadable) {
            throw new LinkTrouble("a text in datas that is not JSON");
        }
    }

    private static List<ObjectNode> objects(JsonNode datas) throws LinkTrouble {
        List<ObjectNode> objects = new ArrayList<>();
        if (datas instanceof ObjectNode one) {
            objects.add(one);
        } else if (datas.isArray()) {
            for (JsonNode element : datas) {
                if (!(element instanceof ObjectNode object)) {
                    throw new LinkTrouble("something in datas that is no object");
                }
                objects.add(object);
            }
        } else if (!datas.isNull() && !datas.isMissingNode()) {
            throw new LinkTrouble("datas that are neither an array nor a text");
        }
        return objects;
    }
}

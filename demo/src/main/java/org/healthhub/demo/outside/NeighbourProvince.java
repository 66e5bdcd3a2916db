package org.healthhub.demo.outside;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;

/** Another province (link {@code province-NN}): says whether the code of somebody is green. */
public final class NeighbourProvince extends OutsideSystem {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> green;

    /**
     * @param province its two digits
     * @param green    the numbers of those whose code is green; it knows nobody else
     */
    public NeighbourProvince(String province, Set<String> green) throws IOException {
        super("province-" + province);
        this.green = Set.copyOf(green);
    }

    @Override
    String answer(Question question) {
        return "{\"answer\":\"" + (isFromTheHub(question) && green.contains(number(question)) ? "GREEN" : "UNKNOWN") + "\"}";
    }

    @Override
    String nonsense() {
        return "{\"answer\":\"PROBABLY\"}";
    }

    private static String number(Question question) {
        try {
            return JSON.readTree(question.body()).path("holder").path("idNumber").asText();
        } catch (JsonProcessingException unreadable) {
            return "";
        }
    }
}

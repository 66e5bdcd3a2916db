package org.healthhub.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;

/** Asks for codes as an app does for its user. */
final class CodeReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HubHttp http;

    CodeReader(HubHttp http) {
        this.http = http;
    }

    /**
     * A person's code as the hub shows it.
     *
     * @param colour the colour's name, or {@code NONE} where there is no code or it was cancelled
     * @param rule   the rule that decides, with what it says; blank for green
     * @param record who reported it and under which record id
     */
    record Code(String colour, String since, String until, String rule, String record) {
        static Code none(String colour) {
            return new Code(colour, "", "", "", "");
        }
    }

    Code code(Person person) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.postJson(Accounts.READER, "/hub/api/v1/codes", person.question().toString());
        JsonNode body = JSON.readTree(answer.body().isBlank() ? "{}" : answer.body());
        if (answer.statusCode() != 200 && answer.statusCode() != 201) {
            return Code.none(absence(answer.statusCode(), body.path("code").asText("")));
        }
        JsonNode reason = body.path("reasons").path(0);
        String rule = (reason.path("rule").asText("") + " " + reason.path("says").asText("")).strip();
        String record = (reason.path("partner").asText("") + " " + reason.path("recordId").asText("")).strip();
        return new Code(body.path("colour").asText("?"), text(reason, "since"),
                text(reason, "until").isEmpty() ? text(body, "validUntil") : text(reason, "until"), rule, record);
    }

    private static String absence(int status, String problem) {
        return switch (problem) {
            // Never issued, or cancelled: whoever asks is not always told which.
            case "HUB-600", "HUB-603" -> "NONE";
            default -> "HTTP " + status + " " + problem;
        };
    }

    private static String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asText() : "";
    }
}

package org.healthhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.healthhub.systemtests.HttpDoor.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The open platform of the health card: signed requests without an account. */
@ExtendWith(HubIsRunning.class)
class OpenPlatformDoorIT {
    private static final String DOOR = "/hub/api/v1/rest/auth/HealthCard/HealthOpenPlatform/ISVOpenObj/";
    private static final String TOKEN_DOOR = "/hub/api/v1/rest/auth/HealthCard/HealthOpenAuth/AuthObj/getAppToken";

    private final HttpDoor nobody;
    private final String secret;

    OpenPlatformDoorIT(RunningHub hub) {
        this.nobody = HttpDoor.ofNobody(hub);
        this.secret = hub.appSecret("zj-card");
    }

    @Test
    void whoIsRegisteredGetsACodeThatIsVerified() {
        Person person = Person.unknown();

        String token = call(TOKEN_DOOR, object().put("appId", "zj-card")).path("rsp").path("appToken").asText();
        JsonNode registered = call(DOOR + "registerHealthCard", registration(person));
        String card = registered.path("rsp").path("healthCardId").asText();
        JsonNode code = call(DOOR + "getDynamicQRCode", object().put("healthCardId", card).put("idType", "01")
                .put("idNumber", person.idNumber()).put("codeType", 0));
        JsonNode verified = call(DOOR + "verifyQRCode", object()
                .put("qrCodeText", code.path("rsp").path("qrCodeText").asText()).put("medicalStep", "010101"));

        assertThat(token).isEqualTo("zj-card");
        assertThat(registered.path("commonOut").path("resultCode").asInt(-1)).isZero();
        assertThat(card).matches("[0-9A-F]{64}");
        assertThat(verified.path("commonOut").path("resultCode").asInt(-1)).as(verified.toString()).isZero();
        assertThat(verified.path("rsp").path("idNumber").asText()).isEqualTo(person.idNumber());
    }

    @Test
    void aRequestThatIsNotSignedOrComesAgainIsRefused() {
        ObjectNode request = object().put("qrCodeText", "0".repeat(64) + ":1");
        ObjectNode message = signed(request, secret);

        Answer unsigned = nobody.post(DOOR + "verifyQRCode", signed(request, "another"));
        Answer first = nobody.post(DOOR + "verifyQRCode", message);
        Answer again = nobody.post(DOOR + "verifyQRCode", message);

        assertThat(unsigned.status()).isEqualTo(200);
        assertThat(unsigned.json().path("commonOut").path("resultCode").asInt()).isEqualTo(341);
        assertThat(first.json().path("commonOut").path("resultCode").asInt()).isEqualTo(332);
        assertThat(again.json().path("commonOut").path("resultCode").asInt()).isEqualTo(344);
    }

    @Test
    void allOtherDoorsStillWantAnAccount() {
        assertThat(nobody.get("/hub/api/v1/changes").status()).isEqualTo(401);
        assertThat(nobody.post("/hub/api/v1/codes", object()).status()).isEqualTo(401);
    }

    private JsonNode call(String door, ObjectNode request) {
        Answer answer = nobody.post(door, signed(request, secret));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static ObjectNode signed(ObjectNode request, String secret) {
        ObjectNode commonIn = object().put("appToken", "zj-card").put("requestId", UUID.randomUUID().toString())
                .put("hospitalId", "33010601").put("channelNum", 0)
                .put("timestamp", String.valueOf(Instant.now().getEpochSecond()));
        Map<String, String> fields = new TreeMap<>();
        commonIn.fields().forEachRemaining(field -> fields.put(field.getKey(), field.getValue().asText()));
        request.fields().forEachRemaining(field -> fields.put(field.getKey(), field.getValue().asText()));
        String text = fields.entrySet().stream().filter(field -> !field.getValue().isBlank())
                .map(field -> field.getKey() + "=" + field.getValue()).collect(Collectors.joining("&"));
        commonIn.put("sign", Base64.getEncoder().encodeToString(sha256(text + secret)));
        ObjectNode message = object();
        message.set("commonIn", commonIn);
        message.set("req", request);
        return message;
    }

    private static ObjectNode registration(Person person) {
        String number = person.idNumber();
        return object().put("name", person.name()).put("gender", "女").put("nation", "汉族")
                .put("birthday", number.substring(6, 10) + "-" + number.substring(10, 12) + "-" + number.substring(12, 14))
                .put("idType", "01").put("idNumber", number).put("phone1", person.phone()).put("phone2", "");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

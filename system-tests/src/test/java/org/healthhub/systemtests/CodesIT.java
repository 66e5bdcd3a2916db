package org.healthhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.jms.JMSException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.StreamSupport;
import org.healthhub.systemtests.HttpDoor.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(HubIsRunning.class)
class CodesIT {
    private final RunningHub hub;
    private final HttpDoor gate;

    CodesIT(RunningHub hub) {
        this.hub = hub;
        this.gate = HttpDoor.of(hub, "hz-metro");
    }

    @Test
    void theCodeSaysWhichRuleMadeItAndUntilWhen() throws JMSException {
        Person person = known(Partner.RISK_LIST);

        Answer answer = Codes.of(hub, person);

        assertThat(answer.status()).isEqualTo(200);
        JsonNode reason = answer.json().path("reasons").path(0);
        assertThat(answer.json().path("colour").asText()).isEqualTo("RED");
        assertThat(reason.path("rule").asText()).isEqualTo("R04");
        assertThat(reason.path("says").asText()).isNotEmpty();
        assertThat(reason.path("since").asText()).isEqualTo(Records.today().minusDays(1).toString());
        assertThat(answer.json().path("validUntil").asText()).isEqualTo(Records.today().plusDays(13).toString());
        assertThat(answer.json().path("token").asText()).isNotEmpty();
        assertThat(answer.body()).doesNotContain(person.idNumber(), person.name(), person.phone());
    }

    @Test
    void aGreenCodePassesAndShowsAMaskedNameOnly() throws JMSException {
        Person person = known(Partner.CHECK_IN);

        Answer answer = gate.post("/hub/api/v1/codes/verify", check(token(person)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("valid").asBoolean()).isTrue();
        assertThat(answer.json().path("colour").asText()).isEqualTo("GREEN");
        assertThat(answer.json().path("pass").asBoolean()).isTrue();
        assertThat(answer.json().path("maskedName").asText()).isEqualTo("测**");
        assertThat(answer.body()).doesNotContain(person.idNumber(), person.name(), person.phone());
    }

    @ParameterizedTest
    @EnumSource(names = {"EXCHANGE", "RESUMPTION", "RISK_LIST"})
    void nobodyPassesWithAYellowOrRedCode(Partner partner) throws JMSException {
        Answer answer = gate.post("/hub/api/v1/codes/verify", check(token(known(partner))));

        assertThat(answer.json().path("valid").asBoolean()).isTrue();
        assertThat(answer.json().path("colour").asText()).isEqualTo(partner.colour());
        assertThat(answer.json().path("pass").isBoolean()).isTrue();
        assertThat(answer.json().path("pass").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"36.6, true", "37.2, true", "37.3, false", "40.0, false"})
    void nobodyPassesWithAFever(double temperature, boolean passes) throws JMSException {
        Person person = known(Partner.CHECK_IN);

        Answer answer = gate.post("/hub/api/v1/codes/verify", check(token(person)).put("temperature", temperature));

        assertThat(answer.json().path("valid").asBoolean()).isTrue();
        assertThat(answer.json().path("pass").asBoolean()).isEqualTo(passes);
    }

    @Test
    void nobodyPassesWithATokenThatIsNotTheHubs() {
        Answer answer = gate.post("/hub/api/v1/codes/verify", check("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("valid").asBoolean()).isFalse();
        assertThat(answer.json().path("pass").isBoolean()).isTrue();
        assertThat(answer.json().path("pass").asBoolean()).isFalse();
        assertThat(answer.code()).isEqualTo("HUB-601");
    }

    @Test
    void aBatchIsAnsweredInItsOrder() throws JMSException {
        ObjectNode batch = Records.batch(check(token(known(Partner.CHECK_IN))), check("not-a-token"),
                JsonNodeFactory.instance.objectNode(), check(token(known(Partner.RISK_LIST))));

        Answer answer = gate.post("/hub/api/v1/codes/verify-batch", batch);

        assertThat(StreamSupport.stream(answer.json().path("results").spliterator(), false)
                .map(result -> result.path("pass").asBoolean())).containsExactly(true, false, false, false);
    }

    @Test
    void theCodeIsGivenAsAPictureToo() throws JMSException {
        Person person = known(Partner.CHECK_IN);
        HttpDoor door = HttpDoor.of(hub, "dingtalk");

        Answer picture = door.send(door.request("/hub/api/v1/codes").header("Content-Type", HttpDoor.JSON)
                .header("Accept", "image/svg+xml").POST(BodyPublishers.ofString(Codes.about(person).toString())));

        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.contentType()).startsWith("image/svg+xml");
        assertThat(picture.body()).startsWith("<svg").doesNotContain(person.idNumber());
    }

    @Test
    void thereIsNoCodeForSomebodyUnknown() {
        Answer answer = Codes.of(hub, Person.unknown());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.code()).isEqualTo("HUB-600");
    }

    private String token(Person person) {
        return Codes.of(hub, person).json().path("token").asText();
    }

    private static ObjectNode check(String token) {
        return JsonNodeFactory.instance.objectNode().put("token", token).put("checkpoint", "hz-metro-longxiangqiao")
                .put("purpose", "ENTRY");
    }

    /** Somebody of whom this partner has just told. */
    private Person known(Partner partner) throws JMSException {
        Person person = Person.unknown();
        try (QueueDoor door = QueueDoor.of(hub, Protocol.CORE, partner.account())) {
            door.receiptFor(door.send(partner.system(), partner.record(person)));
        }
        return person;
    }
}

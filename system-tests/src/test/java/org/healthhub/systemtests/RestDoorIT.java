package org.healthhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.healthhub.systemtests.HttpDoor.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(HubIsRunning.class)
class RestDoorIT {
    private final RunningHub hub;
    private final HttpDoor checkIns;

    RestDoorIT(RunningHub hub) {
        this.hub = hub;
        this.checkIns = HttpDoor.of(hub, "dingtalk");
    }

    @Test
    void aBadRecordDoesNotSinkItsNeighbours() {
        ObjectNode tooHot = Records.checkIn(Person.unknown()).put("temperature", 99);
        ObjectNode batch = Records.batch(Records.checkIn(Person.unknown()), tooHot, Records.checkIn(Person.unknown()));

        Answer answer = checkIns.post("/hub/api/v1/records/check-in", batch);

        assertThat(answer.status()).isEqualTo(202);
        JsonNode receipts = answer.json().path("receipts");
        assertThat(answer.json().path("accepted").asInt()).isEqualTo(2);
        assertThat(answer.json().path("refused").asInt()).isEqualTo(1);
        assertThat(receipts.findValuesAsText("outcome")).containsExactly("ACCEPTED", "REFUSED", "ACCEPTED");
        assertThat(receipts.path(1).path("code").asText()).isEqualTo("HUB-317");
        assertThat(receipts.path(1).path("field").asText()).isEqualTo("temperature");
        assertThat(receipts.path(1).path("recordId").asText()).isEqualTo(tooHot.path("recordId").asText());
        assertThat(answer.body()).doesNotContain("99");
        assertThat(outcomes(checkIns, answer)).containsExactly("APPLIED", "REFUSED", "APPLIED");
    }

    @Test
    void theSameRecordAgainIsADuplicate() {
        ObjectNode record = Records.checkIn(Person.unknown());
        assertThat(outcomesOf("dingtalk", "check-in", record)).containsExactly("APPLIED");

        assertThat(outcomesOf("dingtalk", "check-in", record)).containsExactly("DUPLICATE");
    }

    @Test
    void aRecordThatChangesNoColourIsUnchanged() {
        Person person = Person.unknown();
        assertThat(outcomesOf("dingtalk", "check-in", Records.checkIn(person))).containsExactly("APPLIED");

        assertThat(outcomesOf("dingtalk", "check-in", Records.checkIn(person))).containsExactly("UNCHANGED");
    }

    @Test
    void theSameRecordWithOtherContentIsACorrectionAndTheColourFollows() {
        Person person = Person.unknown();
        ObjectNode record = Records.closeContact(person);
        assertThat(outcomesOf("zj-cdc", "risk-list", record)).containsExactly("APPLIED");
        assertThat(colourOf(person)).isEqualTo("RED");

        ObjectNode corrected = record.put("category", "SAME_STAIR");

        assertThat(outcomesOf("zj-cdc", "risk-list", corrected)).containsExactly("CORRECTED");
        assertThat(colourOf(person)).isEqualTo("YELLOW");
    }

    @Test
    void aRecordOfSomebodyUnderAnotherNameIsKeptAside() {
        Person person = Person.unknown();
        assertThat(outcomesOf("dingtalk", "check-in", Records.checkIn(person))).containsExactly("APPLIED");
        ObjectNode record = Records.checkIn(person);
        record.withObject("/holder").put("name", "另外一个人");

        Answer answer = checkIns.post("/hub/api/v1/records/check-in", record);

        assertThat(outcomes(checkIns, answer)).containsExactly("QUARANTINED");
        assertThat(checkIns.get(intake(answer)).json().path("receipts").path(0).path("code").asText())
                .isEqualTo("HUB-501");
    }

    @Test
    void aWholeBatchOfAThousandIsTaken() {
        ObjectNode[] records = new ObjectNode[1_000];
        for (int i = 0; i < records.length; i++) {
            records[i] = Records.checkIn(Person.unknown());
        }

        Answer answer = checkIns.post("/hub/api/v1/records/check-in", Records.batch(records));

        assertThat(answer.json().path("accepted").asInt()).isEqualTo(1_000);
        assertThat(outcomes(checkIns, answer)).hasSize(1_000).containsOnly("APPLIED");
    }

    @ParameterizedTest
    @EnumSource
    void everySystemsRecordGivesTheColourThatTheRulesSay(Partner partner) {
        Person person = Person.unknown();

        assertThat(outcomesOf(partner.account(), partner.system(), partner.record(person))).containsExactly("APPLIED");

        assertThat(colourOf(person)).isEqualTo(partner.colour());
    }

    @Test
    void anotherPartnerDoesNotSeeWhatBecameOfARequest() {
        Answer answer = checkIns.post("/hub/api/v1/records/check-in", Records.checkIn(Person.unknown()));

        assertThat(outcomes(checkIns, answer)).containsExactly("APPLIED");

        Answer strange = HttpDoor.of(hub, "zj-cdc").get(intake(answer));

        assertThat(strange.status()).isEqualTo(404);
        assertThat(strange.code()).isEqualTo("HUB-105");
    }

    private List<String> outcomesOf(String account, String system, ObjectNode record) {
        HttpDoor door = HttpDoor.of(hub, account);
        Answer answer = door.post("/hub/api/v1/records/" + system, record);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return outcomes(door, answer);
    }

    /** What became of the records of a request, once all are settled. */
    private static List<String> outcomes(HttpDoor door, Answer answer) {
        return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50)).until(
                () -> StreamSupport.stream(door.get(intake(answer)).json().path("receipts").spliterator(), false)
                        .map(receipt -> receipt.path("outcome").asText()).toList(),
                outcomes -> !outcomes.isEmpty() && !outcomes.contains("PENDING"));
    }

    private static String intake(Answer answer) {
        return "/hub/api/v1/intake/" + answer.json().path("trackingId").asText();
    }

    private String colourOf(Person person) {
        return Codes.of(hub, person).json().path("colour").asText();
    }
}

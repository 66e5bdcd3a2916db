package org.healthhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.jms.JMSException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.healthhub.systemtests.HttpDoor.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HubIsRunning.class)
class ExplanationIT {
    private static final String PATH = "/hub/api/v1/codes/explain";
    private final RunningHub hub;
    private final HttpDoor door;

    ExplanationIT(RunningHub hub) {
        this.hub = hub;
        this.door = HttpDoor.of(hub, "dingtalk");
    }

    @Test
    void aColourIsExplainedByItsRuleItsRecordAndTheWayOut() throws JMSException {
        Person person = Person.unknown();
        ObjectNode contact = Records.closeContact(person);
        tell(contact);

        Answer answer = door.post(PATH, Codes.about(person));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("colour").asText()).isEqualTo("RED");
        JsonNode reason = answer.json().path("reasons").path(0);
        assertThat(reason.path("rule").asText()).isEqualTo("R04");
        assertThat(reason.path("decree").asText()).isNotEmpty();
        JsonNode source = reason.path("sources").path(0);
        assertThat(source.path("partner").asText()).isEqualTo("zj-cdc");
        assertThat(source.path("system").asText()).isEqualTo("risk-list");
        assertThat(source.path("recordId").asText()).isEqualTo(contact.path("recordId").asText());
        assertThat(answer.json().path("rulePack").asText()).isNotEmpty();
        String end = Records.today().plusDays(13).toString();
        assertThat(answer.json().path("wayToGreen").path("soonest").path("on").asText()).isEqualTo(end);
        assertThat(answer.json().path("wayToGreen").path("measures").path(0).path("endsOn").asText()).isEqualTo(end);
        assertThat(answer.body()).doesNotContain(person.idNumber(), person.name(), person.phone());
    }

    @Test
    void whatCameLaterWasNotKnownYet() throws JMSException {
        Person person = Person.unknown();
        tell(Partner.CHECK_IN, Records.checkIn(person));
        OffsetDateTime between = OffsetDateTime.now(ZoneId.of("Asia/Shanghai"));
        tell(Records.closeContact(person));

        Answer then = door.post(PATH, Codes.about(person).put("at", between.toString()));
        Answer now = door.post(PATH, Codes.about(person));

        assertThat(then.json().path("colour").asText()).isEqualTo("GREEN");
        assertThat(then.json().path("reasons")).isEmpty();
        assertThat(now.json().path("colour").asText()).isEqualTo("RED");
    }

    @Test
    void beforeAnythingWasKnownThereWasNoCode() throws JMSException {
        Person person = Person.unknown();
        tell(Records.closeContact(person));

        Answer answer = door.post(PATH, Codes.about(person).put("at",
                OffsetDateTime.now(ZoneId.of("Asia/Shanghai")).minusDays(1).toString()));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("HUB-600");
    }

    @Test
    void theFutureIsNotExplained() {
        Answer answer = door.post(PATH, Codes.about(Person.unknown()).put("at",
                OffsetDateTime.now(ZoneId.of("Asia/Shanghai")).plusDays(1).toString()));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("HUB-305");
        assertThat(answer.json().path("field").asText()).isEqualTo("at");
    }

    @Test
    void onlyWhoMayAskForCodesIsAnswered() {
        Answer answer = HttpDoor.of(hub, "ah-exchange").post(PATH, Codes.about(Person.unknown()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("HUB-202");
    }

    private void tell(ObjectNode ofTheRiskList) throws JMSException {
        tell(Partner.RISK_LIST, ofTheRiskList);
    }

    /** Sends the record and waits until it was taken. */
    private void tell(Partner partner, ObjectNode record) throws JMSException {
        try (QueueDoor queue = QueueDoor.of(hub, Protocol.CORE, partner.account())) {
            queue.receiptFor(queue.send(partner.system(), record));
        }
    }
}

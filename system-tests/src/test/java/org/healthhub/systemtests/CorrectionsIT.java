package org.healthhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.jms.JMSException;
import java.time.Instant;
import org.healthhub.systemtests.HttpDoor.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HubIsRunning.class)
class CorrectionsIT {
    private static final String CORRECTIONS = "/hub/api/v1/corrections";
    private final RunningHub hub;
    private final HttpDoor channel;

    CorrectionsIT(RunningHub hub) {
        this.hub = hub;
        this.channel = HttpDoor.of(hub, "dingtalk");
    }

    @Test
    void anAppealIsTakenInAndItsStateCanBeAsked() throws JMSException {
        Answer opened = channel.post(CORRECTIONS, appealOf(red()));

        assertThat(opened.status()).isEqualTo(202);
        assertThat(opened.json().path("state").asText()).isEqualTo("OPEN");
        assertThat(opened.json().path("division").asText()).isEqualTo("330106");
        assertThat(Instant.parse(opened.json().path("dueAt").asText())).isAfter(Instant.now());
        Answer status = channel.post(CORRECTIONS + "/status", id(opened));
        assertThat(status.status()).isEqualTo(200);
        assertThat(status.json()).isEqualTo(opened.json());
    }

    @Test
    void aSecondAppealIsTheFirst() throws JMSException {
        ObjectNode appeal = appealOf(red());

        assertThat(channel.post(CORRECTIONS, appeal).json().path("appealId"))
                .isEqualTo(channel.post(CORRECTIONS, appeal).json().path("appealId"));
    }

    @Test
    void aPersonCanTakeAnAppealBack() throws JMSException {
        Answer opened = channel.post(CORRECTIONS, appealOf(red()));

        Answer withdrawn = channel.post(CORRECTIONS + "/withdraw", id(opened));

        assertThat(withdrawn.status()).isEqualTo(200);
        assertThat(withdrawn.json().path("outcome").asText()).isEqualTo("WITHDRAWN");
        Answer again = channel.post(CORRECTIONS + "/withdraw", id(opened));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("HUB-531");
    }

    @Test
    void anotherChannelLearnsNothingOfIt() throws JMSException {
        Answer opened = channel.post(CORRECTIONS, appealOf(red()));

        Answer other = HttpDoor.of(hub, "zj-card").post(CORRECTIONS + "/status", id(opened));

        assertThat(other.status()).isEqualTo(404);
        assertThat(other.contentType()).startsWith("application/problem+json");
        assertThat(other.code()).isEqualTo("HUB-530");
    }

    @Test
    void whoMayNotAskForCodesMayNotAppeal() throws JMSException {
        Answer answer = HttpDoor.of(hub, "ah-exchange").post(CORRECTIONS, appealOf(red()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("HUB-202");
    }

    @Test
    void anAppealNeedsAKnownPersonAndAStatement() throws JMSException {
        Answer unknown = channel.post(CORRECTIONS, appealOf(Person.unknown()));
        Answer silent = channel.post(CORRECTIONS, Codes.about(red()));

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.code()).isEqualTo("HUB-600");
        assertThat(silent.status()).isEqualTo(422);
        assertThat(silent.code()).isEqualTo("HUB-300");
        assertThat(silent.json().path("field").asText()).isEqualTo("statement");
    }

    private static ObjectNode appealOf(Person person) {
        return Codes.about(person).put("statement", "我没有接触过病例");
    }

    private static ObjectNode id(Answer opened) {
        return JsonNodeFactory.instance.objectNode().put("appealId", opened.json().path("appealId").asText());
    }

    private Person red() throws JMSException {
        Person person = Person.unknown();
        try (QueueDoor door = QueueDoor.of(hub, Protocol.CORE, Partner.RISK_LIST.account())) {
            door.receiptFor(door.send(Partner.RISK_LIST.system(), Partner.RISK_LIST.record(person)));
        }
        return person;
    }
}

package org.healthhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(HubIsRunning.class)
class QueueDoorIT {
    private final RunningHub hub;

    QueueDoorIT(RunningHub hub) {
        this.hub = hub;
    }

    static Stream<Arguments> everyProtocolAndPartner() {
        return Arrays.stream(Protocol.values())
                .flatMap(protocol -> Arrays.stream(Partner.values()).map(partner -> arguments(protocol, partner)));
    }

    @ParameterizedTest
    @MethodSource("everyProtocolAndPartner")
    void aRecordIsAppliedAndAnsweredUnderTheIdOfItsMessage(Protocol protocol, Partner partner) throws JMSException {
        Person person = Person.unknown();
        ObjectNode record = partner.record(person);

        try (QueueDoor door = QueueDoor.of(hub, protocol, partner.account())) {
            JsonNode receipt = door.receiptFor(door.send(partner.system(), record));

            assertThat(receipt.path("accepted").asInt()).isEqualTo(1);
            assertThat(receipt.path("receipts").path(0).path("recordId")).isEqualTo(record.path("recordId"));
            assertThat(receipt.path("receipts").path(0).path("outcome").asText()).isEqualTo("APPLIED");
        }
        assertThat(Codes.of(hub, person).json().path("colour").asText()).isEqualTo(partner.colour());
    }

    /** Clients in other languages often name no time; the hub must not take theirs for the year 1970. */
    @ParameterizedTest
    @EnumSource
    void aMessageArrivesWhenTheBrokerHasItWhateverTimeItNames(Protocol protocol) throws JMSException {
        try (QueueDoor door = QueueDoor.of(hub, protocol, "zj-cdc")) {
            JsonNode receipt = door.receiptFor(door.sendWithoutTime("risk-list", Records.closeContact(Person.unknown())));

            assertThat(receipt.path("receipts").path(0).path("outcome").asText()).isEqualTo("APPLIED");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theReceiptGoesAlsoToATemporaryQueueThatTheSenderNames(Protocol protocol) throws JMSException {
        try (QueueDoor door = QueueDoor.of(hub, protocol, "zj-cdc")) {
            TemporaryQueue answers = door.session().createTemporaryQueue();
            TextMessage message = door.session().createTextMessage(Records.closeContact(Person.unknown()).toString());
            message.setJMSReplyTo(answers);

            String id = door.send("risk-list", message);

            assertThat(door.receiptFor(id, answers)).isEqualTo(door.receiptFor(id));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBatchInOneMessageGetsOneReceiptAndABadRecordDoesNotSinkItsNeighbours(Protocol protocol) throws JMSException {
        ObjectNode unknownCategory = Records.closeContact(Person.unknown()).put("category", "PERHAPS");
        ObjectNode batch = Records.batch(Records.closeContact(Person.unknown()), unknownCategory,
                Records.closeContact(Person.unknown()));

        try (QueueDoor door = QueueDoor.of(hub, protocol, "zj-cdc")) {
            JsonNode receipts = door.receiptFor(door.send("risk-list", batch)).path("receipts");

            assertThat(receipts.findValuesAsText("outcome")).containsExactly("APPLIED", "REFUSED", "APPLIED");
            assertThat(receipts.path(1).path("code").asText()).isEqualTo("HUB-312");
            assertThat(receipts.path(1).path("field").asText()).isEqualTo("category");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUnreadableMessageIsAnsweredAndTheNextOneIsApplied(Protocol protocol) throws JMSException {
        try (QueueDoor door = QueueDoor.of(hub, protocol, "dingtalk")) {
            String unreadable = door.send("check-in", "{\"recordId\":");
            String good = door.send("check-in", Records.checkIn(Person.unknown()));

            JsonNode refused = door.receiptFor(unreadable).path("receipts").path(0);
            assertThat(refused.path("outcome").asText()).isEqualTo("REFUSED");
            assertThat(refused.path("code").asText()).isEqualTo("HUB-100");
            assertThat(door.receiptFor(good).path("receipts").path(0).path("outcome").asText()).isEqualTo("APPLIED");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMessageOfBytesIsReadAsWellAsOneOfText(Protocol protocol) throws JMSException {
        try (QueueDoor door = QueueDoor.of(hub, protocol, "dingtalk")) {
            BytesMessage message = door.session().createBytesMessage();
            message.writeBytes(Records.checkIn(Person.unknown()).toString().getBytes(StandardCharsets.UTF_8));

            JsonNode receipt = door.receiptFor(door.send("check-in", message));

            assertThat(receipt.path("receipts").path(0).path("outcome").asText()).isEqualTo("APPLIED");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameRecordAgainIsADuplicateWhicheverDoorItCameBy(Protocol protocol) throws JMSException {
        ObjectNode record = Records.checkIn(Person.unknown());
        assertThat(HttpDoor.of(hub, "dingtalk").post("/hub/api/v1/records/check-in", record).status()).isEqualTo(202);

        try (QueueDoor door = QueueDoor.of(hub, protocol, "dingtalk")) {
            // Which of the two comes first is open: of both together, one is applied.
            door.receiptFor(door.send("check-in", record));

            JsonNode receipt = door.receiptFor(door.send("check-in", record));

            assertThat(receipt.path("receipts").path(0).path("outcome").asText()).isEqualTo("DUPLICATE");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMessageNestedTooDeepIsRefused(Protocol protocol) throws JMSException {
        String deep = "{\"recordId\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";

        try (QueueDoor door = QueueDoor.of(hub, protocol, "dingtalk")) {
            JsonNode receipt = door.receiptFor(door.send("check-in", deep));

            assertThat(receipt.path("receipts").path(0).path("code").asText()).isEqualTo("HUB-104");
        }
    }
}

package org.healthhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.Arrays;
import java.util.stream.Stream;
import org.healthhub.systemtests.HttpDoor.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(HubIsRunning.class)
class RightsIT {
    private final RunningHub hub;

    RightsIT(RunningHub hub) {
        this.hub = hub;
    }

    static Stream<Arguments> everyPairOfDifferentPartners() {
        return Arrays.stream(Partner.values()).flatMap(caller -> Arrays.stream(Partner.values())
                .filter(other -> other != caller).map(other -> arguments(caller, other)));
    }

    static Stream<Arguments> everyProtocolWithAStrangeAddress() {
        return Arrays.stream(Protocol.values()).flatMap(protocol -> Stream.of("intake.risk-list", "intake.records",
                "receipts.dingtalk", "DLQ", "events.code-changes").map(address -> arguments(protocol, address)));
    }

    static Stream<Arguments> everyProtocolWithAStrangeQueue() {
        return Arrays.stream(Protocol.values()).flatMap(protocol -> Stream.of("receipts.zj-cdc", "intake.check-in",
                "intake.records", "DLQ").map(queue -> arguments(protocol, queue)));
    }

    @ParameterizedTest
    @MethodSource("everyPairOfDifferentPartners")
    void aPartnerMayNotUseTheDoorOfAnotherSystem(Partner caller, Partner other) {
        Answer answer = HttpDoor.of(hub, caller.account())
                .post("/hub/api/v1/records/" + other.system(), other.record(Person.unknown()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.code()).isEqualTo("HUB-201");
    }

    @ParameterizedTest
    @CsvSource({"zj-card, /hub/api/v1/changes", "hz-metro, /hub/api/v1/changes"})
    void aPartnerMayNotReadTheChangesWithoutAGrant(String partner, String path) {
        Answer answer = HttpDoor.of(hub, partner).get(path);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("HUB-202");
    }

    @Test
    void aPartnerMayNotAskForCodesWithoutAGrant() {
        Answer answer = HttpDoor.of(hub, "ah-exchange").post("/hub/api/v1/codes", Codes.about(Person.unknown()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("HUB-202");
    }

    @Test
    void aPartnerMayNotVerifyTokensWithoutAGrant() {
        Answer answer = HttpDoor.of(hub, "zj-cdc").post("/hub/api/v1/codes/verify",
                "{\"token\":\"t\",\"checkpoint\":\"c\",\"purpose\":\"ENTRY\"}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("HUB-202");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hub/api/v1/changes", "/hub/api/v1/intake/some-id", "/hub/api/v1/nothing-here"})
    void nobodyGetsInWithAWrongPasswordOrWithoutOne(String path) {
        Answer wrong = HttpDoor.of(hub, "dingtalk", "wrong").get(path);
        Answer none = HttpDoor.ofNobody(hub).get(path);

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.contentType()).startsWith("application/problem+json");
        assertThat(wrong.code()).isEqualTo("HUB-200");
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.code()).isEqualTo("HUB-200");
    }

    @Test
    void anOfficerIsNoPartner() {
        Answer answer = HttpDoor.of(hub, "admin", hub.officerPassword("admin")).get("/hub/api/v1/changes");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @EnumSource
    void theBrokerRefusesAWrongPasswordAndNobody(Protocol protocol) {
        assertThatThrownBy(() -> connectAndUse(protocol, "dingtalk", "wrong")).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> connectAndUse(protocol, null, null)).isInstanceOf(JMSException.class);
    }

    @ParameterizedTest
    @MethodSource("everyProtocolWithAStrangeAddress")
    void aPartnerSendsToItsOwnSystemsQueueOnly(Protocol protocol, String address) throws JMSException {
        try (QueueDoor door = QueueDoor.of(hub, protocol, "dingtalk")) {
            Session session = door.session();
            Destination strange = address.startsWith("events.")
                    ? session.createTopic(address) : session.createQueue(address);

            assertThatThrownBy(() -> {
                try (MessageProducer producer = session.createProducer(strange)) {
                    producer.send(session.createTextMessage(Records.closeContact(Person.unknown()).toString()));
                }
            }).isInstanceOf(JMSException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("everyProtocolWithAStrangeQueue")
    void aPartnerReadsItsOwnReceiptsOnly(Protocol protocol, String queue) throws JMSException {
        try (QueueDoor door = QueueDoor.of(hub, protocol, "dingtalk")) {
            assertThatThrownBy(() -> door.session().createConsumer(door.session().createQueue(queue)))
                    .isInstanceOf(JMSException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPartnerMayNotBrowseTheReceiptsOfAnother(Protocol protocol) throws JMSException {
        try (QueueDoor door = QueueDoor.of(hub, protocol, "dingtalk")) {
            assertThatThrownBy(() -> door.session().createBrowser(door.session().createQueue("receipts.zj-cdc"))
                    .getEnumeration().hasMoreElements()).isInstanceOf(JMSException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPartnerWithoutAGrantMayNotListenToTheChanges(Protocol protocol) throws JMSException {
        try (QueueDoor door = QueueDoor.of(hub, protocol, "zj-card")) {
            Session session = door.session();

            assertThatThrownBy(() -> session.createConsumer(session.createTopic("events.code-changes")))
                    .isInstanceOf(JMSException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noQueueSpringsIntoBeingByATypingError(Protocol protocol) throws JMSException {
        try (QueueDoor door = QueueDoor.of(hub, protocol, "dingtalk")) {
            assertThatThrownBy(() -> door.send("chekc-in", Records.checkIn(Person.unknown())))
                    .isInstanceOf(JMSException.class);
        }
    }

    private void connectAndUse(Protocol protocol, String account, String password) throws JMSException {
        try (Connection connection = protocol.to(hub).createConnection(account, password)) {
            connection.start();
            connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        }
    }
}

package org.healthhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.healthhub.systemtests.HttpDoor.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables, forms, late batches and the seven services, as a partner's programs use them. */
@ExtendWith(HubIsRunning.class)
class ServicesDoorIT {
    private static final String API = "/hub/api/v1";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private final RunningHub hub;
    private final HttpDoor channel;
    private final HttpDoor gate;
    private final HttpDoor control;

    ServicesDoorIT(RunningHub hub) {
        this.hub = hub;
        this.channel = HttpDoor.of(hub, "dingtalk");
        this.gate = HttpDoor.of(hub, "hz-metro");
        this.control = HttpDoor.of(hub, "zj-cdc");
    }

    @ParameterizedTest
    @CsvSource({"text/csv, GB18030", "text/csv, UTF-8", "text/csv; charset=gbk, GBK"})
    void aListingByTableReachesSubscribersAtOnce(String contentType, String charset) throws JMSException {
        Person person = Person.unknown();
        try (Connection connection = Protocol.AMQP.to(hub).createConnection("dingtalk", hub.partnerPassword("dingtalk"))) {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageConsumer changes = session.createConsumer(session.createTopic("events.code-changes"), "toColour = 'RED'");
            connection.start();

            Answer answer = control.post(API + "/records/risk-list", contentType,
                    table(person, "新增").getBytes(Charset.forName(charset)));

            assertThat(answer.json().path("accepted").asInt()).isEqualTo(1);
            TextMessage change = (TextMessage) changes.receive(QueueDoor.PATIENCE.toMillis());
            assertThat(change).isNotNull();
            assertThat(change.getText()).contains("\"rule\":\"R04\"");
        }
        assertThat(colourOf(person)).isEqualTo("RED");
    }

    @ParameterizedTest
    @EnumSource
    void whatATableTookBackWasNeverThere(Protocol protocol) throws JMSException {
        Person person = Person.unknown();
        try (QueueDoor door = QueueDoor.of(hub, protocol, "zj-cdc")) {
            assertThat(outcome(door, "text/csv", table(person, "新增"))).isEqualTo("APPLIED");
            assertThat(colourOf(person)).isEqualTo("RED");

            assertThat(outcome(door, "text/csv", table(person, "撤销"))).isEqualTo("CORRECTED");
        }
        assertThat(colourOf(person)).isEqualTo("GREEN");
    }

    @Test
    void theFormOfAnOfficeAppIsACheckIn() {
        Person person = Person.unknown();
        OffsetDateTime now = OffsetDateTime.now(ZONE).truncatedTo(ChronoUnit.SECONDS);
        ObjectNode form = JsonNodeFactory.instance.objectNode().put("uid", "u-" + person.idNumber().hashCode())
                .put("date", now.toLocalDate().toString()).put("created", now.toString()).put("xm", person.name())
                .put("zjhm", person.idNumber()).put("qhdm", "330106").put("tw", "36.5").put("sfcxtz", "1").put("tz", "2")
                .put("jrdqjcqk", "0").put("sfsqhzjkk", "1").put("sqhzjkkys", "1");
        form.putArray("jrdqtlqk");

        Answer answer = channel.post(API + "/records/check-in", "application/vnd.health-hub.office-form+json",
                form.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(answer.json().path("accepted").asInt()).isEqualTo(1);
        await().atMost(QueueDoor.PATIENCE).untilAsserted(() -> assertThat(colourOf(person)).isEqualTo("YELLOW"));
    }

    @ParameterizedTest
    @EnumSource
    void aLateBatchOfCheckInsIsTakenFromAQueueWithinAndBeyondTwoDays(Protocol protocol) throws JMSException {
        Person person = Person.unknown();
        try (QueueDoor door = QueueDoor.of(hub, protocol, "dingtalk")) {
            JsonNode receipt = door.receiptFor(door.send("check-in",
                    Records.batch(late(person, 47), late(person, 49), late(person, 24 * 6))));

            assertThat(receipt.path("accepted").asInt()).isEqualTo(3);
        }
        assertThat(colourOf(person)).isEqualTo("GREEN");
    }

    @Test
    void aDeclarationIsAnsweredWithTheCodeAndMayComeTwice() {
        Person person = Person.unknown();
        ObjectNode declaration = Records.checkIn(person);
        declaration.withArray("symptoms").add("COUGH");

        Answer first = channel.post(API + "/declarations", declaration);
        Answer again = channel.post(API + "/declarations", declaration);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().path("colour").asText()).isEqualTo("YELLOW");
        assertThat(first.json().path("reasons").path(0).path("rule").asText()).isEqualTo("Y01");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().path("codeId")).isEqualTo(first.json().path("codeId"));
        assertThat(channel.post(API + "/declarations", declaration.put("temperature", 50)).code()).isEqualTo("HUB-317");
        assertThat(gate.post(API + "/declarations", declaration).code()).isEqualTo("HUB-201");
    }

    @Test
    void aTripFromAKeyAreaTurnsTheCodeRed() {
        Person person = Person.unknown();
        OffsetDateTime now = OffsetDateTime.now(ZONE).truncatedTo(ChronoUnit.SECONDS);
        ObjectNode trip = JsonNodeFactory.instance.objectNode().put("recordId", "trip-" + person.idNumber().hashCode())
                .put("observedAt", now.toString()).put("mode", "TRAIN").put("number", "G7512").put("from", "420100")
                .put("to", "330100").put("depart", now.minusHours(9).toString()).put("arrive", now.minusHours(1).toString());
        trip.set("holder", person.holder());

        Answer answer = channel.post(API + "/trips", trip);

        assertThat(answer.status()).isEqualTo(201);
        await().atMost(QueueDoor.PATIENCE).untilAsserted(() -> assertThat(colourOf(person)).isEqualTo("RED"));
        assertThat(channel.get(API + "/intake/" + answer.json().path("trackingId").asText()).json().path("receipts")
                .path(0).path("outcome").asText()).isEqualTo("APPLIED");
    }

    @Test
    void aPartnerIsToldTheReasonOnlyWithTheConsentOfThePerson() {
        Person person = declared();
        ObjectNode question = Codes.about(person).put("purpose", "WORK");
        assertThat(gate.post(API + "/health/query", question).code()).isEqualTo("HUB-358");
        ObjectNode consent = Codes.about(person).put("partner", "hz-metro").put("ttl", "P1D");
        consent.putArray("scope").add("REASON");
        consent.putObject("proof").put("method", "FACE").put("at", OffsetDateTime.now(ZONE).toString());

        JsonNode grant = channel.post(API + "/grants", consent).json();
        Answer told = gate.post(API + "/health/query", question.put("grant", grant.path("grantId").asText()));

        assertThat(told.json().path("level").asText()).isEqualTo("REASON");
        assertThat(told.json().path("reasons").isArray()).isTrue();
        assertThat(told.body()).doesNotContain(person.idNumber(), person.name(), "records");
        ObjectNode revoked = JsonNodeFactory.instance.objectNode().put("grantId", grant.path("grantId").asText());
        assertThat(channel.post(API + "/grants/revoke", revoked).json().has("revokedAt")).isTrue();
        assertThat(gate.post(API + "/health/query", question).code()).isEqualTo("HUB-358");
        assertThat(control.post(API + "/health/query", Codes.about(person).put("purpose", "DISEASE_CONTROL")).json()
                .path("level").asText()).isEqualTo("COLOUR");
    }

    @Test
    void aCodeOnPaperIsVerifiedLikeAnyOtherUntilANewOneIsPrinted() {
        Person person = declared();
        JsonNode lost = channel.post(API + "/codes/paper", Codes.about(person)).json();
        JsonNode paper = channel.post(API + "/codes/paper", Codes.about(person).put("days", 14)).json();

        assertThat(verify(paper.path("token").asText()).path("pass").asBoolean()).isTrue();
        assertThat(verify(lost.path("token").asText()).path("code").asText()).isEqualTo("HUB-601");
        assertThat(channel.post(API + "/codes/paper", Codes.about(person).put("days", 15)).code()).isEqualTo("HUB-609");
        Answer picture = channel.send(channel.request(API + "/codes/paper").header("Content-Type", HttpDoor.JSON)
                .header("Accept", "image/svg+xml").POST(BodyPublishers.ofString(Codes.about(person).toString())));
        assertThat(picture.body()).startsWith("<svg");
    }

    @Test
    void whoeverHasNoTelephoneIsVerifiedByDocument() {
        ObjectNode check = Codes.about(declared()).put("checkpoint", "hz-metro-gate-7").put("purpose", "TRANSIT");

        Answer known = gate.post(API + "/codes/verify-document", check);
        Answer unknown = gate.post(API + "/codes/verify-document",
                check.set("holder", Person.unknown().holder()));

        assertThat(known.json().path("pass").asBoolean()).isTrue();
        assertThat(unknown.json().path("pass").asBoolean()).isFalse();
        assertThat(unknown.code()).isEqualTo("HUB-600");
    }

    @Test
    void aFeverAtAGateIsAFactAndTheVerificationLeavesACount() {
        Person person = declared();
        String token = Codes.of(hub, person).json().path("token").asText();
        String checkpoint = "gate-of-" + person.idNumber().hashCode();

        Answer answer = gate.post(API + "/codes/verify", JsonNodeFactory.instance.objectNode().put("token", token)
                .put("checkpoint", checkpoint).put("purpose", "ENTRY").put("temperature", 38.2));

        assertThat(answer.json().path("colour").asText()).isEqualTo("GREEN");
        assertThat(answer.json().path("pass").asBoolean()).isFalse();
        await().atMost(QueueDoor.PATIENCE).untilAsserted(() -> assertThat(colourOf(person)).isEqualTo("YELLOW"));
        await().atMost(QueueDoor.PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() ->
                assertThat(gate.get(API + "/verifications").body())
                        .contains("{\"checkpoint\":\"" + checkpoint + "\",\"result\":\"FEVER\",\"checks\":1}"));
    }

    private JsonNode verify(String token) {
        return gate.post(API + "/codes/verify", JsonNodeFactory.instance.objectNode().put("token", token)
                .put("checkpoint", "hz-metro").put("purpose", "ENTRY")).json();
    }

    /** Somebody who has just declared to be well. */
    private Person declared() {
        Person person = Person.unknown();
        assertThat(channel.post(API + "/declarations", Records.checkIn(person)).json().path("colour").asText())
                .isEqualTo("GREEN");
        return person;
    }

    private String colourOf(Person person) {
        return Codes.of(hub, person).json().path("colour").asText();
    }

    private static ObjectNode late(Person person, int hours) {
        return Records.checkIn(person).put("observedAt",
                OffsetDateTime.now(ZONE).minusHours(hours).truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static String outcome(QueueDoor door, String contentType, String table) throws JMSException {
        BytesMessage message = door.session().createBytesMessage();
        message.writeBytes(table.getBytes(Charset.forName("GB18030")));
        message.setStringProperty("contentType", contentType);
        return door.receiptFor(door.send("risk-list", message)).path("receipts").path(0).path("outcome").asText();
    }

    private static String table(Person person, String operation) {
        return "记录编号,上报时间,操作,证件类型,证件号码,姓名,类别,起始日期,文书号\r\n" + String.join(",",
                "csv-" + person.idNumber().hashCode(), Records.today() + " 00:05", operation, "身份证",
                "\t" + person.idNumber(), person.name(), "密切接触者", Records.today().minusDays(1).toString(),
                "浙疾控〔2020〕" + person.idNumber().hashCode() + "号") + "\r\n";
    }
}

package org.healthhub.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.healthhub.systemtests.HttpDoor.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Results of laboratories, by every door: HL7 over MLLP, queues and REST, FHIR over queues and REST. */
@ExtendWith(HubIsRunning.class)
class LaboratoryDoorIT {
    private static final String LAB = "hz-lab";
    private static final String RECORDS = "/hub/api/v1/records/laboratory";
    private static final String HL7 = "application/hl7-v2";
    private static final String FHIR = "application/fhir+json";
    private static final String DETECTED = "260373001^Detected^SCT";
    private static final String NOT_DETECTED = "260415000^Not detected^SCT";
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmssZ");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final RunningHub hub;

    LaboratoryDoorIT(RunningHub hub) {
        this.hub = hub;
    }

    @Test
    void aDetectedResultOverMllpTurnsTheCodeRedAndItsCorrectionOrWithdrawalGreen() throws IOException {
        Person person = Person.unknown();
        String report = report(person, order(), DETECTED);

        try (MllpClient lab = MllpClient.to(hub, GB18030)) {
            assertThat(lab.exchange(report).get(1)).startsWith("MSA|AA|");
            awaitColour(person, "RED");

            assertThat(lab.exchange(report.replace(DETECTED, NOT_DETECTED).replace("||||||F|", "||||||C|")).get(1))
                    .startsWith("MSA|AA|");
            awaitColour(person, "GREEN");

            assertThat(lab.exchange(report.replace("||||||F|", "||||||C|")).get(1)).startsWith("MSA|AA|");
            awaitColour(person, "RED");

            assertThat(lab.exchange(report.replace("||||||F|", "||||||W|")).get(1)).startsWith("MSA|AA|");
            awaitColour(person, "GREEN");
        }
    }

    @Test
    void theSameOverTls() throws IOException, GeneralSecurityException {
        Person person = Person.unknown();
        Socket socket = TlsIT.trustingAnybody().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), hub.mllpsPort());

        try (MllpClient lab = new MllpClient(socket, GB18030)) {
            assertThat(lab.exchange(report(person, order(), DETECTED)).get(1)).startsWith("MSA|AA|");
        }
        awaitColour(person, "RED");
    }

    @Test
    void aSenderWithoutTheRightPasswordIsRefusedAndLosesTheConnection() throws IOException {
        String report = report(Person.unknown(), order(), DETECTED).replace(hub.partnerPassword(LAB), "wrong");

        try (MllpClient stranger = MllpClient.to(hub, GB18030)) {
            assertThat(stranger.exchange(report)).satisfies(answer -> {
                assertThat(answer.get(1)).startsWith("MSA|AR|").contains("HUB-200");
                assertThat(String.join("", answer)).doesNotContain("wrong");
            });
            assertThat(stranger.isClosedByTheHub()).isTrue();
        }
    }

    @Test
    void aPartnerOfAnotherSystemIsRefused() throws IOException {
        String report = report(Person.unknown(), order(), DETECTED).replace("|" + LAB + "|", "|zj-cdc|")
                .replace(hub.partnerPassword(LAB), hub.partnerPassword("zj-cdc"));

        try (MllpClient other = MllpClient.to(hub, GB18030)) {
            assertThat(other.exchange(report).get(1)).startsWith("MSA|AR|").contains("HUB-201");
        }
    }

    @Test
    void aRefusedResultIsToldByItsPlaceAndDoesNotSinkItsNeighbour() throws IOException {
        Person good = Person.unknown();
        String second = report(Person.unknown(), order(), "1^Whatever^SCT").replace(hub.partnerPassword(LAB), "");
        String batch = "BHS|^~\\&|LIS|" + LAB + "|HUB|ZJGOV||" + hub.partnerPassword(LAB) + "\r"
                + report(good, order(), DETECTED) + second + "BTS|2\r";

        try (MllpClient lab = MllpClient.to(hub, GB18030)) {
            List<String> answer = lab.exchange(batch);

            assertThat(answer).extracting(line -> line.substring(0, 3))
                    .containsExactly("BHS", "MSH", "MSA", "MSH", "MSA", "ERR", "BTS");
            assertThat(answer.get(2)).startsWith("MSA|AA|");
            assertThat(answer.get(4)).startsWith("MSA|AE|");
            assertThat(answer.get(5)).contains("OBX^1^5").contains("HUB-312");
        }
        awaitColour(good, "RED");
    }

    @Test
    void badClientsHoldNobodyUp() throws IOException {
        List<MllpClient> bad = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            MllpClient client = MllpClient.to(hub, GB18030);
            bad.add(client);
            if (i % 2 == 0) {
                client.send("\u000bMSH|^~\\&|LIS|" + LAB);
            }
        }

        try (MllpClient lab = MllpClient.to(hub, GB18030)) {
            assertThat(lab.exchange(report(Person.unknown(), order(), DETECTED)).get(1)).startsWith("MSA|AA|");
        }
        for (MllpClient client : bad) {
            client.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReportInHl7ComesByAQueue(Protocol protocol) throws JMSException {
        Person person = Person.unknown();

        try (QueueDoor door = QueueDoor.of(hub, protocol, LAB)) {
            BytesMessage message = door.session().createBytesMessage();
            message.setStringProperty("contentType", HL7);
            message.writeBytes(withoutPassword(report(person, order(), DETECTED)).getBytes(GB18030));

            JsonNode receipt = door.receiptFor(door.send("laboratory", message)).path("receipts").path(0);

            assertThat(receipt.path("outcome").asText()).isEqualTo("APPLIED");
        }
        awaitColour(person, "RED");
    }

    @ParameterizedTest
    @EnumSource
    void aReportInFhirComesByAQueue(Protocol protocol) throws JMSException {
        try (QueueDoor door = QueueDoor.of(hub, protocol, LAB)) {
            TextMessage message = door.session().createTextMessage(observation(Person.unknown(), "260373001"));
            message.setStringProperty("contentType", FHIR);

            JsonNode receipt = door.receiptFor(door.send("laboratory", message)).path("receipts").path(0);

            assertThat(receipt.path("outcome").asText()).isEqualTo("APPLIED");
        }
    }

    @Test
    void aReportInHl7ByRestIsAcknowledged() {
        Person person = Person.unknown();

        Answer answer = HttpDoor.of(hub, LAB)
                .post(RECORDS, HL7, withoutPassword(report(person, order(), DETECTED)).getBytes(GB18030));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.contentType()).startsWith(HL7);
        assertThat(answer.body()).contains("MSA|AA|");
        awaitColour(person, "RED");
    }

    @Test
    void aReportInFhirByRestIsAnsweredByAnOutcome() {
        Person person = Person.unknown();

        Answer answer = HttpDoor.of(hub, LAB).post(RECORDS, FHIR, observation(person, "260373001").getBytes(UTF_8));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.contentType()).startsWith(FHIR);
        assertThat(answer.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
        awaitColour(person, "RED");
    }

    @Test
    void whatIsNoReportIsRefusedInItsOwnFormat() {
        HttpDoor lab = HttpDoor.of(hub, LAB);

        Answer hl7 = lab.post(RECORDS, HL7, "hello".getBytes(UTF_8));
        Answer fhir = lab.post(RECORDS, FHIR, "{\"resourceType\":\"Patient\"}".getBytes(UTF_8));

        assertThat(hl7.status()).isEqualTo(400);
        assertThat(hl7.body()).contains("MSA|AR||HUB-100");
        assertThat(fhir.status()).isEqualTo(422);
        assertThat(fhir.json().at("/issue/0/details/coding/0/code").asText()).isEqualTo("HUB-326");
    }

    @Test
    void noPasswordIsInAnyLog() throws IOException {
        for (Path log : hub.logs().filter(log -> !log.toString().endsWith(".lck")).toList()) {
            assertThat(Files.readString(log)).as(log.toString()).doesNotContain(hub.partnerPassword(LAB));
        }
    }

    private void awaitColour(Person person, String colour) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
                assertThat(Codes.of(hub, person).json().path("colour").asText()).isEqualTo(colour));
    }

    private String report(Person person, String order, String result) {
        OffsetDateTime now = OffsetDateTime.now(ZoneId.of("Asia/Shanghai"));
        return Stream.of("MSH|^~\\&|LIS|" + LAB + "|HUB|ZJGOV|" + now.format(TIME) + "|" + hub.partnerPassword(LAB)
                        + "|ORU^R01^ORU_R01|M" + order + "|P|2.5.1||||||GB 18030-2000",
                "PID|1||" + person.idNumber() + "^^^&2.16.156.10011.1.3&ISO^NI||" + person.name().charAt(0) + "^"
                        + person.name().substring(1) + "^^^^^L^I||||||||^PRN^CP^^86^^" + person.phone(),
                "OBR|1||" + order + "|94500-6^SARS-CoV-2 RNA^LN|||" + now.minusHours(8).format(TIME)
                        + "|||||||||||||||" + now.format(TIME) + "|||F",
                "OBX|1|CWE|94500-6^SARS-CoV-2 RNA^LN||" + result + "||||||F||||||||||||杭州市核酸检测中心", "")
                .reduce((a, b) -> a + "\r" + b).orElseThrow();
    }

    private String withoutPassword(String report) {
        return report.replace(hub.partnerPassword(LAB), "");
    }

    private static String observation(Person person, String result) {
        String order = order();
        OffsetDateTime now = OffsetDateTime.now(ZoneId.of("Asia/Shanghai")).withNano(0);
        DateTimeFormatter iso = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
        return """
                {"resourceType":"Observation","status":"final","identifier":[{"value":"%s"}],
                 "contained":[{"resourceType":"Patient","id":"p","name":[{"text":"%s"}],
                   "identifier":[{"system":"urn:oid:2.16.156.10011.1.3","value":"%s"}]}],
                 "code":{"coding":[{"system":"http://loinc.org","code":"94500-6"}]},"subject":{"reference":"#p"},
                 "specimen":{"identifier":{"value":"%s"}},"performer":[{"display":"杭州市核酸检测中心"}],
                 "effectiveDateTime":"%s","issued":"%s",
                 "valueCodeableConcept":{"coding":[{"system":"http://snomed.info/sct","code":"%s"}]}}"""
                .formatted(order, person.name(), person.idNumber(), order, now.minusHours(8).format(iso), now.format(iso), result);
    }

    private static String order() {
        return "IT-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    }
}

package org.healthhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.healthhub.systemtests.HttpDoor.Answer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What provinces exchange: files, pushes, questions, and the old way of all three by SOAP. */
@ExtendWith(HubIsRunning.class)
class ExchangeDoorIT {
    private static final String FILES = "/hub/api/v1/exchange/files";
    private static final String SOAP = "/hub/ws/exchange";
    private static final String ANHUI = "ah-exchange";
    private static final AtomicInteger SEQUENCE = new AtomicInteger();

    private final RunningHub hub;
    private final HttpDoor anhui;

    ExchangeDoorIT(RunningHub hub) {
        this.hub = hub;
        this.anhui = HttpDoor.of(hub, ANHUI);
    }

    @Test
    void whoStandsOnAFullListIsMirroredAndWhoIsMissingFromTheNextIsReleased() {
        Person stays = Person.unknown();
        Person leaves = Person.unknown();
        String first = line(stays, "Y") + line(leaves, "R");
        assertThat(sent(first, 2).status()).isEqualTo(202);
        awaitColour(leaves, "RED");
        awaitColour(stays, "YELLOW");

        Answer next = sent(line(stays, "Y"), 1);

        assertThat(next.status()).as(next.body()).isEqualTo(202);
        awaitColour(leaves, "GREEN");
        awaitColour(stays, "YELLOW");
        await().atMost(Duration.ofSeconds(20)).until(() -> anhui.get(FILES + "/" + next.json().path("fileId").asText())
                .json().path("state").asText().equals("APPLIED"));
    }

    @Test
    void anAlteredFileAndOneWithABadLineAreRefusedAsAWhole() {
        Person person = Person.unknown();
        String content = line(person, "R");
        String id = opened(manifest(content, 1));
        put(id, 1, content.replace("\"R\"", "\"Y\""));
        Answer altered = anhui.post(FILES + "/" + id + "/commit", "");
        Answer unreadable = sent(content + line(person, "grey"), 2);

        assertThat(altered.status()).isEqualTo(422);
        assertThat(altered.code()).isEqualTo("HUB-340");
        assertThat(unreadable.status()).isEqualTo(422);
        assertThat(unreadable.code()).isEqualTo("HUB-342");
        assertThat(unreadable.json().path("line").asInt()).isEqualTo(2);
        assertThat(unreadable.json().path("lineCode").asText()).isEqualTo("HUB-313");
        assertThat(Codes.of(hub, person).status()).isEqualTo(404);
    }

    @Test
    void aRepeatedFileAndAFalseSignatureAreRefused() {
        String content = line(Person.unknown(), "Y");
        String manifest = manifest(content, 1);
        String id = opened(manifest);
        put(id, 1, content);
        assertThat(anhui.post(FILES + "/" + id + "/commit", "").status()).isEqualTo(202);

        Answer again = anhui.post(FILES, manifest);
        Answer forged = anhui.post(FILES, manifest(content, 1).replace("\"recordCount\":1", "\"recordCount\":2"));
        Answer strange = HttpDoor.of(hub, "dingtalk").post(FILES, manifest);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("HUB-338");
        assertThat(forged.code()).isEqualTo("HUB-341");
        assertThat(strange.code()).isEqualTo("HUB-201");
    }

    @Test
    void theHubsOwnFileIsTheSameAtEachReadAndItsPartsAreWhatTheManifestSays() {
        String path = FILES + "/" + Records.today();
        Answer manifest = anhui.get(path);

        assertThat(manifest.status()).as(manifest.body()).isEqualTo(200);
        StringBuilder whole = new StringBuilder();
        for (int part = 1; part <= manifest.json().path("partCount").asInt(); part++) {
            whole.append(anhui.get(path + "/parts/" + part).body());
        }
        assertThat(sha256(whole.toString())).isEqualTo(manifest.json().path("digest").asText());
        assertThat(whole.toString().lines().count()).isEqualTo(manifest.json().path("recordCount").asLong());
        assertThat(anhui.get(path).body()).isEqualTo(manifest.body());
        assertThat(anhui.get("/hub/api/v1/exchange/keys").json().path("keys").path(0).path("alg").asText()).isEqualTo("ES256");
        assertThat(HttpDoor.of(hub, "zj-cdc").get(path).code()).isEqualTo("HUB-202");
        assertThat(anhui.get(FILES + "/2020-01-01").code()).isEqualTo("HUB-337");
    }

    @Test
    void aGreenCodeIsAskedForAndNothingElseIsTold() {
        Person green = known("NONE");
        Person yellow = known("SYMPTOMATIC");

        Answer answer = ask(green);

        assertThat(answer.body()).isEqualTo("{\"answer\":\"GREEN\"}");
        assertThat(ask(yellow).body()).isEqualTo("{\"answer\":\"NOT_GREEN\"}");
        assertThat(ask(Person.unknown()).body()).isEqualTo("{\"answer\":\"UNKNOWN\"}");
        assertThat(HttpDoor.of(hub, "zj-cdc").post("/hub/api/v1/exchange/query", question(green)).code())
                .isEqualTo("HUB-202");
    }

    @Test
    void anotherProvinceIsAskedThroughItsLink() throws IOException {
        HttpServer province = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        province.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = "{\"answer\":\"GREEN\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        province.start();
        try {
            Files.writeString(hub.file("links.properties"), "province-31.address=http://127.0.0.1:"
                    + province.getAddress().getPort() + "/\n");

            Answer answer = anhui.post("/hub/api/v1/exchange/provinces/31/query", question(Person.unknown()));

            assertThat(answer.body()).isEqualTo("{\"answer\":\"GREEN\"}");
            assertThat(anhui.post("/hub/api/v1/exchange/provinces/32/query", question(Person.unknown())).code())
                    .isEqualTo("HUB-902");
        } finally {
            province.stop(0);
        }
    }

    @Test
    void aProvinceSpeaksForItselfOnlyWhicheverDoorItComesBy() throws JMSException {
        ObjectNode ofHebei = Records.yellowOfAnhui(Person.unknown()).put("province", "13");

        Answer rest = anhui.post("/hub/api/v1/records/exchange", ofHebei);

        assertThat(rest.json().path("receipts").path(0).path("code").asText()).isEqualTo("HUB-335");
        try (QueueDoor door = QueueDoor.of(hub, Protocol.AMQP, ANHUI)) {
            JsonNode receipt = door.receiptFor(door.send("exchange", ofHebei)).path("receipts").path(0);
            assertThat(receipt.path("code").asText()).isEqualTo("HUB-335");
        }
    }

    @Test
    void theOldWayPushesAsksAndTakesBack() {
        Person person = Person.unknown();
        String record = "<record>" + record(person) + element("province", "34") + element("scheme", "YRD")
                + element("colour", "R") + "</record>";

        Document pushed = invoke(hub.partnerPassword(ANHUI), "push", "<request>" + record + "</request>");

        assertThat(pushed.select("receipt > outcome").text()).as(pushed.outerHtml()).isEqualTo("ACCEPTED");
        awaitColour(person, "RED");
        assertThat(invoke(hub.partnerPassword(ANHUI), "query", "<request>" + element("idType", "RESIDENT_ID")
                + element("idNumber", person.idNumber()) + element("purpose", "ENTRY") + "</request>")
                .select("answer").text()).isEqualTo("NOT_GREEN");
        invoke(hub.partnerPassword(ANHUI), "withdraw", "<request>" + record + "</request>");
        awaitColour(person, "GREEN");
    }

    @Test
    void theOldWayWantsAPasswordAndKnowsItsMethods() {
        assertThat(invoke("wrong", "query", "<request/>").select("hubCode").text()).isEqualTo("HUB-200");
        assertThat(invoke(hub.partnerPassword(ANHUI), "drop", "<request/>").select("hubCode").text()).isEqualTo("HUB-316");
        assertThat(invoke(hub.partnerPassword(ANHUI), "push", "<!DOCTYPE r SYSTEM \"file:///etc/passwd\"><request/>")
                .select("hubCode").text()).isEqualTo("HUB-100");
        assertThat(HttpDoor.ofNobody(hub).get(SOAP + "?wsdl").body()).contains("InvokeSigned", "urn:health-hub:exchange");
    }

    @Test
    void aSignedMessageCountsOnce() {
        String xml = "<request>" + element("idType", "RESIDENT_ID") + element("idNumber", Person.unknown().idNumber())
                + element("purpose", "ENTRY") + "</request>";
        String timestamp = String.valueOf(Clock.systemUTC().millis());
        String nonce = UUID.randomUUID().toString();
        String sign = signed(String.join("\n", ANHUI, timestamp, nonce, "query", xml));

        assertThat(signedCall(timestamp, nonce, sign, xml).select("answer").text()).isEqualTo("UNKNOWN");
        assertThat(signedCall(timestamp, nonce, sign, xml).select("hubCode").text()).isEqualTo("HUB-344");
        assertThat(signedCall(timestamp, nonce, sign, xml + " ").select("hubCode").text()).isEqualTo("HUB-341");
    }

    private Answer sent(String content, int records) {
        String id = opened(manifest(content, records));
        put(id, 1, content);
        return anhui.post(FILES + "/" + id + "/commit", "");
    }

    private String opened(String manifest) {
        Answer answer = anhui.post(FILES, manifest);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("fileId").asText();
    }

    private void put(String id, int number, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        Answer answer = anhui.send(anhui.request(FILES + "/" + id + "/parts/" + number)
                .header("Content-Type", "application/x-ndjson")
                .header("Content-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(digest(bytes)) + ":")
                .PUT(BodyPublishers.ofByteArray(bytes)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private String manifest(String content, int records) {
        String date = Records.today().toString();
        int sequence = SEQUENCE.incrementAndGet();
        String asOf = OffsetDateTime.now(ZoneId.of("Asia/Shanghai")).toString();
        String digest = sha256(content);
        String signature = signed(String.join("\n", "health-hub-exchange-file-1", "34", date, String.valueOf(sequence),
                "FULL", "JSONL", asOf, "1", String.valueOf(records), "SHA-256", digest));
        return """
                {"province":"34","date":"%s","sequence":%d,"kind":"FULL","format":"JSONL","asOf":"%s","partCount":1,\
                "recordCount":%d,"digestAlgorithm":"SHA-256","digest":"%s","signatureAlgorithm":"HMAC-SHA256",\
                "signature":"%s"}""".formatted(date, sequence, asOf, records, digest, signature);
    }

    private static String line(Person person, String colour) {
        return Records.yellowOfAnhui(person).put("observedAt", Records.today() + "T00:00:00+08:00")
                .put("province", "34").put("colour", colour) + "\n";
    }

    private Person known(String contact) {
        Person person = Person.unknown();
        Answer answer = HttpDoor.of(hub, "dingtalk").post("/hub/api/v1/records/check-in",
                Records.checkIn(person).put("contact14d", contact));
        assertThat(answer.status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(20)).until(() -> Codes.of(hub, person).status() == 200);
        return person;
    }

    private Answer ask(Person person) {
        return anhui.post("/hub/api/v1/exchange/query", question(person));
    }

    private static ObjectNode question(Person person) {
        return Codes.about(person).put("purpose", "ENTRY");
    }

    private void awaitColour(Person person, String colour) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
                assertThat(Codes.of(hub, person).json().path("colour").asText()).isEqualTo(colour));
    }

    private Document invoke(String password, String method, String xml) {
        return answered("<e:Invoke>" + element("appId", ANHUI) + element("password", password) + element("method", method)
                + element("xml", escaped(xml)) + "</e:Invoke>");
    }

    private Document signedCall(String timestamp, String nonce, String sign, String xml) {
        return answered("<e:InvokeSigned>" + element("appId", ANHUI) + element("timestamp", timestamp)
                + element("nonce", nonce) + element("sign", sign) + element("method", "query")
                + element("xml", escaped(xml)) + "</e:InvokeSigned>");
    }

    private Document answered(String body) {
        Answer answer = HttpDoor.ofNobody(hub).post(SOAP, "text/xml; charset=UTF-8",
                ("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:e=\"urn:health-hub:exchange\">"
                        + "<s:Body>" + body + "</s:Body></s:Envelope>").getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Jsoup.parse(Jsoup.parse(answer.body(), Parser.xmlParser()).select("return").text(), Parser.xmlParser());
    }

    private static String record(Person person) {
        return element("recordId", "soap-" + person.idNumber()) + element("observedAt", Records.today() + "T00:00:00+08:00")
                + element("idType", "RESIDENT_ID") + element("idNumber", person.idNumber()) + element("name", person.name());
    }

    private static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private String signed(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(hub.partnerSecret(ANHUI), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

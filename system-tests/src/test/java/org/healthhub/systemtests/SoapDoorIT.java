package org.healthhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;
import org.healthhub.systemtests.HttpDoor.Answer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The provincial health card interface, as its existing clients call it: XML texts inside a SOAP 1.1 message. */
@ExtendWith(HubIsRunning.class)
class SoapDoorIT {
    private static final String DOOR = "/hub/ws/health-card";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-ddHH:mm:ss");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final RunningHub hub;
    private final HttpDoor card;

    SoapDoorIT(RunningHub hub) {
        this.hub = hub;
        this.card = HttpDoor.of(hub, "zj-card");
    }

    @Test
    void whoIsRegisteredGetsACardAndAGreenCode() {
        Person person = Person.unknown();

        Document answer = answered(call(action("RHC_E0001"), registration(person)));

        assertThat(answer.select("resultCode").text()).isEqualTo("6008");
        assertThat(answer.select("result").text()).isEqualTo("成功");
        assertThat(answer.select("personinfo > main_index").text()).matches("[0-9A-F]{64}");
        assertThat(answer.select("personinfo > ecardId").text()).matches("[0-9A-F]{64}");
        awaitColour(person, "GREEN");
    }

    @Test
    void aCardCanBeModifiedAndCancelledAndThenTheCodeIsGone() {
        Person person = Person.unknown();
        String ecardId = answered(call(action("RHC_E0001"), registration(person))).select("ecardId").text();
        awaitColour(person, "GREEN");

        Document modified = answered(call(action("RHC_E0011"), request(identity(person)
                + element("ecardId", ecardId) + element("telephone", "13900139000") + element("alterNo", "A1")
                + element("alterTime", "2020-02-1108:00:00"))));
        Document cancelled = answered(call(action("RHC_E0004"), request(identity(person)
                + element("qr_code", ecardId + ":1"))));

        assertThat(modified.select("resultCode").text()).isEqualTo("11002");
        assertThat(cancelled.select("resultCode").text()).isEqualTo("4004");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
                assertThat(Codes.of(hub, person).status()).isIn(404, 409));
    }

    /** As a window of a hospital does it, without waiting between the calls. */
    @Test
    void whoIsRegisteredAppliesForACodeWhichAnotherWindowVerifies() {
        Person person = Person.unknown();
        call(action("RHC_E0001"), registration(person));

        Document applied = answered(call(action("RHC_E0002"), request(identity(person)
                + element("qrcode_type", "0"))));
        String code = applied.select("ehc_cardinfo > qr_code").text();
        Document verified = answered(call(action("RHC_E0003"), request(element("qr_code", code)
                + element("medstep_code", "010101"))));
        Document found = answered(call(action("RHC_E0005"), request(identity(person))));
        Document again = answered(call(action("RHC_E0001"), registration(person)));

        assertThat(applied.select("resultCode").text()).isEqualTo("2009");
        assertThat(code).matches("[0-9A-F]{64}:0:[0-9A-F]{32}");
        assertThat(verified.select("resultCode").text()).isEqualTo("3005");
        assertThat(verified.select("id_card").text()).isEqualTo(person.idNumber());
        assertThat(verified.select("name").text()).isEqualTo(person.name());
        assertThat(found.select("resultCode").text()).isEqualTo("5005");
        assertThat(found.select("dt_qr_code").text()).isEqualTo(code);
        assertThat(again.select("resultCode").text()).isEqualTo("6009");
    }

    @Test
    void aGateVerifiesTheCodeOfACard() {
        Person person = Person.unknown();
        String card = answered(call(action("RHC_E0001"), registration(person))).select("ecardId").text();
        awaitColour(person, "GREEN");

        Answer known = verify(card + ":1");
        Answer unknown = verify("0".repeat(64) + ":1");

        assertThat(known.json().path("pass").asBoolean()).isTrue();
        assertThat(known.json().path("maskedName").asText()).isEqualTo(person.name().charAt(0) + "**");
        assertThat(unknown.json().path("pass").asBoolean()).isFalse();
        assertThat(unknown.code()).isEqualTo("HUB-332");
    }

    @Test
    void familyMembersAreBoundListedAndUnbound() {
        Person parent = Person.unknown();
        Person child = Person.unknown();
        call(action("RHC_E0001"), registration(parent));
        call(action("RHC_E0001"), registration(child));
        String self = element("self_id_type", "01") + element("self_id_number", parent.idNumber());

        Document bound = answered(call(action("RHC_E0007"), request(self + element("relation", "2")
                + element("name", child.name()) + identity(child))));
        Document listed = answered(call(action("RHC_E0010"), request(self)));
        Document unbound = answered(call(action("RHC_E0008"), request(self + identity(child))));

        assertThat(bound.select("resultCode").text()).isEqualTo("7006");
        assertThat(listed.select("personinfo > name").text()).isEqualTo(child.name());
        assertThat(listed.select("total").text()).isEqualTo("1");
        assertThat(unbound.select("resultCode").text()).isEqualTo("8006");
    }

    @Test
    void aMissingNameIsNamedByBothCodesAndTheFieldAndNothingIsRepeated() {
        Person person = Person.unknown();
        String nameless = registration(person).replace(element("name", person.name()), "");

        Answer answer = call(action("RHC_E0001"), nameless);

        Document response = answered(answer);
        assertThat(response.select("result").text()).isEqualTo("失败");
        assertThat(response.select("resultCode").text()).isEqualTo("1001");
        assertThat(response.select("hubCode").text()).isEqualTo("HUB-406");
        assertThat(response.select("hubField").text()).isEqualTo("name");
        assertThat(answer.body()).doesNotContain(person.idNumber(), person.phone());
    }

    @Test
    void aWrongCheckDigitIsRefused() {
        Person person = Person.unknown();
        String last = person.idNumber().endsWith("0") ? "1" : "0";
        String wrong = person.idNumber().substring(0, 17) + last;

        Document response = answered(call(action("RHC_E0001"),
                registration(person).replace(person.idNumber(), wrong)));

        assertThat(response.select("hubCode").text()).isEqualTo("HUB-403");
    }

    @Test
    void anUnknownBusinessCodeIsRefused() {
        Document response = answered(call(action("RHC_E9999"), registration(Person.unknown())));

        assertThat(response.select("resultCode").text()).isEqualTo("1003");
        assertThat(response.select("hubCode").text()).isEqualTo("HUB-316");
    }

    @Test
    void aDocumentTypeInsideTheTextsIsRefused() {
        String doctype = "<!DOCTYPE request [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        String entity = doctype + registration(Person.unknown()).replace("测试", "&x;");

        Answer answer = call(action("RHC_E0001"), entity);

        assertThat(answered(answer).select("hubCode").text()).isEqualTo("HUB-100");
        assertThat(answer.body()).doesNotContain("root:");
    }

    @Test
    void aDocumentTypeInTheSoapMessageIsRefused() {
        String message = "<!DOCTYPE e [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + envelope("<w:RHCMessageServer><arg0>&x;</arg0><arg1/></w:RHCMessageServer>");

        Answer answer = post(message);

        assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        assertThat(answer.body()).contains("Fault").doesNotContain("root:");
    }

    @Test
    void entitiesThatGrowAreRefused() {
        String message = "<!DOCTYPE e [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]>"
                + envelope("<w:RHCMessageServer><arg0>&d;</arg0><arg1/></w:RHCMessageServer>");

        assertThat(post(message).status()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void whatIsNoSoapMessageIsAnsweredWithAFaultThatTellsNothingOfTheInside() {
        for (String body : new String[] {"", "text", "<a/>", "<soapenv:Envelope", envelope("<w:NoSuchOperation/>"),
            envelope("<a>".repeat(10_000) + "</a>".repeat(10_000))}) {
            Answer answer = post(body);

            assertThat(answer.status()).isGreaterThanOrEqualTo(400);
            assertThat(answer.body()).doesNotContain("Exception", "\tat ", "org.healthhub", "org.apache");
        }
    }

    @Test
    void aPartnerOfAnotherSystemIsRefused() {
        Answer answer = HttpDoor.of(hub, "dingtalk").post(DOOR, "text/xml; charset=UTF-8",
                soap(action("RHC_E0001"), registration(Person.unknown())).getBytes(StandardCharsets.UTF_8));

        assertThat(answered(answer).select("hubCode").text()).isEqualTo("HUB-201");
    }

    @Test
    void aWrongPasswordIsRefused() {
        Answer answer = HttpDoor.of(hub, "zj-card", "wrong").post(DOOR, "text/xml; charset=UTF-8",
                soap(action("RHC_E0001"), registration(Person.unknown())).getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void theContractIsServed() {
        Answer answer = HttpDoor.ofNobody(hub).get(DOOR + "?wsdl");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("RHCMessageServer", "http://webservice.ehc.cdxt.com/");
    }

    @Test
    void theSchemasOfTheTextsAreServed() {
        HttpDoor nobody = HttpDoor.ofNobody(hub);

        Answer schema = nobody.get("/hub/schemas/health-card/RHC_E0003.request.xsd");

        assertThat(schema.status()).isEqualTo(200);
        assertThat(schema.body()).contains("qr_code", "types.xsd");
        assertThat(nobody.get("/hub/schemas/health-card/types.xsd").status()).isEqualTo(200);
        assertThat(nobody.get("/hub/schemas/health-card/health-card.wsdl").code()).isEqualTo("HUB-107");
    }

    private Answer verify(String code) {
        return HttpDoor.of(hub, "hz-metro").post("/hub/api/v1/codes/verify", JsonNodeFactory.instance.objectNode()
                .put("token", code).put("checkpoint", "gate-1").put("purpose", "ENTRY"));
    }

    private void awaitColour(Person person, String colour) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
                assertThat(Codes.of(hub, person).json().path("colour").asText()).isEqualTo(colour));
    }

    private Answer call(String action, String message) {
        return post(soap(action, message));
    }

    private Answer post(String body) {
        return card.post(DOOR, "text/xml; charset=UTF-8", body.getBytes(StandardCharsets.UTF_8));
    }

    /** The text that the answer carries. */
    private static Document answered(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        String text = Jsoup.parse(answer.body(), Parser.xmlParser()).select("return").text();
        return Jsoup.parse(text, Parser.xmlParser());
    }

    private static String soap(String action, String message) {
        return envelope("<w:RHCMessageServer>" + element("arg0", escaped(action)) + element("arg1", escaped(message))
                + "</w:RHCMessageServer>");
    }

    private static String envelope(String body) {
        return "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:w=\"http://webservice.ehc.cdxt.com/\"><soapenv:Header/><soapenv:Body>" + body
                + "</soapenv:Body></soapenv:Envelope>";
    }

    private static String action(String code) {
        return request(element("msgGuid", "soap-" + COUNT.incrementAndGet()) + element("msgType", "1")
                + element("bussinessCode", code)
                + element("msgCreateTime", LocalDateTime.now(ZoneId.of("Asia/Shanghai")).minusMinutes(1).format(TIME))
                + element("orgId", "33010001") + element("userName", "zj-card") + element("userPwd", "not looked at"));
    }

    private static String registration(Person person) {
        return request(element("name", person.name()) + element("telephone", person.phone())
                + element("id_number", person.idNumber()) + element("id_type", "01")
                + element("id_card", person.idNumber()) + element("nation", "01") + element("sex", "1")
                + element("birthday", person.idNumber().substring(6, 14)));
    }

    private static String identity(Person person) {
        return element("id_card", person.idNumber());
    }

    private static String request(String content) {
        return element("request", content);
    }

    private static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

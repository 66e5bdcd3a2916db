package org.healthhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.healthhub.systemtests.HttpDoor.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is refused by its code, and the refused value is never repeated. */
@ExtendWith(HubIsRunning.class)
class BadInputIT {
    private static final String RECORDS = "/hub/api/v1/records/check-in";
    private static final int MIB = 1024 * 1024;

    private final HttpDoor door;
    private final RunningHub hub;

    BadInputIT(RunningHub hub) {
        this.hub = hub;
        this.door = HttpDoor.of(hub, "dingtalk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[]", "null", "42", "\"text\"", "{\"records\":7}", "{\"records\":[{}]",
        "{} {}", "{'a':1}", "<xml/>", "{\"records\":[],\"records\":[]}"})
    void whatIsNotAMessageOfRecordsIsRefusedAsAWhole(String body) {
        Answer answer = door.post(RECORDS, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.code()).isIn("HUB-100", "HUB-102");
        assertThat(answer.json().path("title").asText()).isNotEmpty();
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] latin = "{\"recordId\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);

        Answer answer = door.post(RECORDS, HttpDoor.JSON, latin);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("HUB-100");
    }

    @Test
    void whatIsNestedTooDeepIsRefused() {
        Answer answer = door.post(RECORDS, "{\"a\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("HUB-104");
    }

    static Stream<Arguments> recordsWithOneThingWrong() {
        return Stream.of(
                broken(Partner.CHECK_IN, "recordId", "HUB-302", record -> record.put("recordId", "x".repeat(65))),
                broken(Partner.CHECK_IN, "observedAt", "HUB-303", record -> record.put("observedAt", "yesterday-zzz")),
                broken(Partner.CHECK_IN, "observedAt", "HUB-305",
                        record -> record.put("observedAt", "2199-01-01T00:00:00+08:00")),
                broken(Partner.CHECK_IN, "holder", "HUB-400", record -> record.remove("holder")),
                broken(Partner.CHECK_IN, "holder.idType", "HUB-401",
                        record -> record.withObject("/holder").put("idType", "LIBRARY_CARD")),
                broken(Partner.CHECK_IN, "holder.idNumber", "HUB-402",
                        record -> record.withObject("/holder").put("idNumber", "33010619900307")),
                broken(Partner.CHECK_IN, "holder.idNumber", "HUB-403",
                        record -> record.withObject("/holder").put("idNumber", "330106199003070005")),
                broken(Partner.CHECK_IN, "holder.phone", "HUB-319",
                        record -> record.withObject("/holder").put("phone", "not-a-phone")),
                broken(Partner.CHECK_IN, "division", "HUB-310", record -> record.put("division", "999999")),
                broken(Partner.CHECK_IN, "temperature", "HUB-317", record -> record.put("temperature", 12.5)),
                broken(Partner.CHECK_IN, "symptoms", "HUB-315", record -> record.putArray("symptoms").add("HICCUPS")),
                broken(Partner.CHECK_IN, "contact14d", "HUB-312", record -> record.put("contact14d", "PERHAPS")),
                broken(Partner.RISK_LIST, "category", "HUB-312", record -> record.put("category", "VERY_ILL")),
                broken(Partner.RISK_LIST, "since", "HUB-304", record -> record.put("since", "2020-02-30")),
                broken(Partner.RISK_LIST, "document", "HUB-300", record -> record.remove("document")),
                broken(Partner.EXCHANGE, "colour", "HUB-313", record -> record.put("colour", "PURPLE")),
                broken(Partner.EXCHANGE, "scheme", "HUB-314", record -> record.put("scheme", "HOME_MADE")),
                broken(Partner.EXCHANGE, "province", "HUB-311", record -> record.put("province", "990000")),
                broken(Partner.HEALTH_CARD, "operation", "HUB-316", record -> record.put("operation", "BURN")),
                broken(Partner.HEALTH_CARD, "status", "HUB-323", record -> record.put("status", "9")),
                broken(Partner.RESUMPTION, "uscc", "HUB-320", record -> record.put("uscc", "91330106MA0000007Z")),
                broken(Partner.RESUMPTION, "commitmentSigned", "HUB-321",
                        record -> record.put("commitmentSigned", false)),
                broken(Partner.RESUMPTION, "plannedResumeDate", "HUB-322",
                        record -> record.put("plannedResumeDate", Records.today().toString())));
    }

    @ParameterizedTest(name = "{1} of {0}: {2}")
    @MethodSource("recordsWithOneThingWrong")
    void oneThingWrongIsNamedByCodeAndFieldAndNeverRepeated(Partner partner, String field, String code,
            Consumer<ObjectNode> mistake) {
        ObjectNode record = partner.record(Person.unknown());
        mistake.accept(record);

        Answer answer = HttpDoor.of(hub, partner.account()).post("/hub/api/v1/records/" + partner.system(), record);

        assertThat(answer.status()).isEqualTo(202);
        JsonNode receipt = answer.json().path("receipts").path(0);
        assertThat(receipt.path("outcome").asText()).isEqualTo("REFUSED");
        assertThat(receipt.path("code").asText()).isEqualTo(code);
        assertThat(receipt.path("field").asText()).startsWith(field);
        assertThat(answer.body()).doesNotContain("PERHAPS", "PURPLE", "HICCUPS", "not-a-phone", "yesterday-zzz",
                "LIBRARY_CARD", "VERY_ILL", record.path("holder").path("idNumber").asText("-none-"));
    }

    @Test
    void moreThanAThousandRecordsAreTooMany() {
        ObjectNode[] records = new ObjectNode[1_001];
        Arrays.setAll(records, i -> Records.checkIn(Person.unknown()));

        Answer answer = door.post(RECORDS, Records.batch(records));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("HUB-101");
    }

    @Test
    void moreThanTenMebibytesAreTooMuch() {
        byte[] body = ("{\"recordId\":\"" + "x".repeat(10 * MIB) + "\"}").getBytes(StandardCharsets.US_ASCII);

        Answer answer = door.post(RECORDS, HttpDoor.JSON, body);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.code()).isEqualTo("HUB-101");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /hub/api/v1/nothing-here, 404, HUB-107",
        "GET, /hub/nothing-here, 404, HUB-107",
        "POST, /hub/api/v1/records/no-such-system, 404, HUB-107",
        "GET, /hub/api/v1/intake/no-such-id, 404, HUB-105",
        "GET, /hub/api/v1/records/check-in, 405, HUB-108",
        "DELETE, /hub/api/v1/changes, 405, HUB-108",
        "PUT, /hub/api/v1/codes, 405, HUB-108",
        "GET, /hub/api/v1/changes?after=minus, 400, HUB-106",
        "GET, /hub/api/v1/changes?after=-1, 400, HUB-106",
        "GET, /hub/api/v1/changes?limit=100000, 400, HUB-106"})
    void whatIsNotThereIsAnsweredWithAProblem(String method, String path, int status, String code) {
        Answer answer = door.send(door.request(path).header("Content-Type", HttpDoor.JSON)
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}")));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void anAnswerThatCannotBeGivenIsNotAcceptable() {
        Answer answer = door.send(door.request("/hub/api/v1/changes").header("Accept", "text/csv").GET());

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.code()).isEqualTo("HUB-109");
    }

    @Test
    void aBodyOfAnotherTypeIsNotRead() {
        Answer answer = door.post(RECORDS, "text/csv", "a,b".getBytes(StandardCharsets.US_ASCII));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.code()).isEqualTo("HUB-103");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"holder\":7}", "{\"holder\":{\"idType\":\"RESIDENT_ID\"}}"})
    void aQuestionForACodeThatNamesNobodyIsUnderstoodButRefused(String body) {
        Answer answer = door.post("/hub/api/v1/codes", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).startsWith("HUB-");
        assertThat(answer.json().path("field").asText()).startsWith("holder");
    }

    private static Arguments broken(Partner partner, String field, String code, Consumer<ObjectNode> mistake) {
        return arguments(partner, field, code, mistake);
    }
}

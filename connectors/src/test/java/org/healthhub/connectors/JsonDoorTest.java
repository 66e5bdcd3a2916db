package org.healthhub.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDoorTest {

    @Test
    void oneObjectIsOneRecord() {
        assertThat(JsonDoor.records("{\"recordId\":\"a\"}")).singleElement()
                .satisfies(record -> assertThat(record.recordId()).contains("a"));
    }

    @Test
    void aBatchKeepsItsOrder() {
        assertThat(JsonDoor.records("{\"sentBy\":\"x\",\"records\":[{\"recordId\":\"a\"},{\"recordId\":\"b\"}]}"))
                .extracting(record -> record.recordId().orElseThrow()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "1", "null", "\"a\"", "{", "{\"a\":1}{}", "{\"a\":1} x", "{\"a\":NaN}",
        "{'a':1}", "{\"a\":1,}", "{\"records\":{}}", "{\"records\":null}", "{\"records\":[{\"a\":1}],\"records\":[{\"a\":1}]}",
        "{\"a\":\"\u0001\"}"})
    void whatIsNoMessageIsRefusedAsAWhole(String message) {
        assertRefused(ReasonCode.UNREADABLE_MESSAGE, () -> JsonDoor.records(message));
    }

    @Test
    void aBatchOfNothingIsRefused() {
        assertRefused(ReasonCode.NO_RECORDS, () -> JsonDoor.records("{\"records\":[]}"));
    }

    @Test
    void athousandRecordsAreTakenAndOneMoreIsNot() {
        assertThat(JsonDoor.records(batch(1_000))).hasSize(1_000);
        assertRefused(ReasonCode.TOO_LARGE, () -> JsonDoor.records(batch(1_001)));
    }

    @Test
    void thirtyTwoLevelsAreTakenAndOneMoreIsNot() {
        assertThatCode(() -> JsonDoor.records(nested(32))).doesNotThrowAnyException();
        assertRefused(ReasonCode.TOO_DEEP, () -> JsonDoor.records(nested(33)));
        assertRefused(ReasonCode.TOO_DEEP, () -> JsonDoor.records("{\"a\":" + "[".repeat(1_000_000)));
    }

    @Test
    void hugeNumbersAreRefused() {
        assertRefused(ReasonCode.UNREADABLE_MESSAGE, () -> JsonDoor.records("{\"a\":" + "9".repeat(65) + "}"));
        assertRefused(ReasonCode.UNREADABLE_MESSAGE, () -> JsonDoor.records("{\"a\":0." + "1".repeat(1_000_000) + "}"));
    }

    @Test
    void aNumberWithAHugeExponentIsNoTemperatureAndNoCount() {
        RecordFields fields = JsonDoor.records("{\"t\":1e999999999,\"n\":1e9}").get(0).checked();

        assertThatThrownBy(() -> fields.temperature("t")).hasMessage("HUB-317 t");
        assertThatThrownBy(() -> fields.count("n")).hasMessage("HUB-301 n");
    }

    @Test
    void anExponentBeyondAllNumbersRefusesItsRecordOnly() {
        List<ReadRecord> read = JsonDoor.records("{\"records\":[{\"a\":[1e99999999999,{}]},{\"a\":1e9}]}");

        assertThatThrownBy(() -> read.get(0).checked()).hasMessage("HUB-301 a");
        assertThat(read.get(1).defect()).isEmpty();
    }

    @Test
    void aKeyThatIsThereTwiceRefusesItsRecordOnly() {
        List<ReadRecord> read = JsonDoor.records("""
                {"records":[{"recordId":"a","h":{"colour":1,"colour":1}},{"recordId":"b"},
                {"recordId":"c","330106199003070006":1,"330106199003070006":1}]}""");

        assertThatThrownBy(() -> read.get(0).checked()).hasMessage("HUB-301 colour");
        assertThatCode(() -> read.get(1).checked()).doesNotThrowAnyException();
        assertThatThrownBy(() -> read.get(2).checked()).hasMessage("HUB-301 ");
    }

    @Test
    void whatIsNoObjectIsRefusedWithoutItsNeighbours() {
        List<ReadRecord> read = JsonDoor.records("{\"records\":[1,[[{}]],{\"recordId\":\"b\"},null]}");

        assertThat(read).hasSize(4);
        assertThat(read.get(2).defect()).isEmpty();
        assertThat(List.of(read.get(0), read.get(1), read.get(3))).allMatch(record -> record.defect().isPresent());
    }

    @Test
    void bytesMustBeUtf8() throws IOException {
        assertThat(JsonDoor.records(bytes("{\"recordId\":\"甲\uFFFD\"}".getBytes(StandardCharsets.UTF_8)))).hasSize(1);
        for (byte[] wrong : new byte[][] {
            {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, '"', '}'},
            {'{', '"', 'a', '"', ':', '"', (byte) 0xC0, (byte) 0x80, '"', '}'},
            {'{', '"', 'a', '"', ':', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'},
            "{\"a\":1}".getBytes(StandardCharsets.UTF_16BE)}) {
            assertRefused(ReasonCode.UNREADABLE_MESSAGE, () -> JsonDoor.records(bytes(wrong)));
        }
    }

    @Test
    void noMoreIsReadThanTheLimit() {
        InputStream endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                assertThat(++given).isLessThan(JsonDoor.MOST_BYTES + 100_000L);
                return ' ';
            }
        };

        assertRefused(ReasonCode.TOO_LARGE, () -> JsonDoor.records(endless));
    }

    @Test
    void aDoorForOneTakesNoBatch() {
        assertRefused(ReasonCode.UNREADABLE_MESSAGE, () -> JsonDoor.single(bytes(batch(2).getBytes(StandardCharsets.UTF_8))));
    }

    @Property(tries = 500)
    void anyBytesAreReadOrRefused(@ForAll @Size(max = 200) byte[] any) throws IOException {
        try {
            JsonDoor.records(bytes(any));
        } catch (Refusal expected) {
            assertThat(expected.reason()).isNotNull();
        }
    }

    @Property(tries = 300)
    void anyTextInAFieldIsReadOrRefused(@ForAll String any) {
        String message = Json.text(out -> {
            out.writeStartObject();
            out.writeStringField("a", any);
            out.writeEndObject();
        });

        try {
            RecordFields fields = JsonDoor.records(message).get(0).checked();
            assertThat(fields.optionalText("a", 1_000).orElse(any)).isEqualTo(any);
        } catch (UnreadableRecord refusal) {
            assertThat(refusal.reason()).isIn(ReasonCode.BAD_FIELD, ReasonCode.TOO_LONG);
        }
    }

    private static void assertRefused(ReasonCode reason, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private static String batch(int records) {
        return IntStream.range(0, records).mapToObj(i -> "{\"recordId\":\"" + i + "\"}")
                .collect(Collectors.joining(",", "{\"records\":[", "]}"));
    }

    /** One object with arrays in it, so many levels in all. */
    private static String nested(int levels) {
        return "{\"a\":" + "[".repeat(levels - 1) + "]".repeat(levels - 1) + "}";
    }

    private static InputStream bytes(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}

package org.healthhub.connectors.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.healthhub.connectors.ContentType;
import org.healthhub.connectors.Languages;
import org.healthhub.connectors.MessageBody;
import org.healthhub.connectors.MessageFormat;
import org.healthhub.connectors.MessageFormat.OwnAnswer;
import org.healthhub.connectors.Translation;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.Test;

class Hl7AnswerTest {
    private static final ContentType HL7 = ContentType.of(Hl7Format.MEDIA_TYPE);
    private static final MessageFormat FORMAT = Languages.ALL.format(PartnerSystem.LABORATORY, HL7).orElseThrow();

    @Test
    void whatWasTakenIsAcknowledgedToItsSenderWithTheTrackingId() throws IOException {
        List<String> answer = lines(answerTo("v251-not-detected"), StandardCharsets.UTF_8);

        assertThat(answer).hasSize(2);
        assertThat(answer.get(0)).matches("MSH\\|\\^~\\\\&\\|HUB\\|ZJGOV\\|LIS\\|ZJCDC\\|20200309120000\\+0800\\|\\|"
                + "ACK\\^R01\\^ACK\\|[0-9a-f]{16}\\|P\\|2\\.5\\.1\\|{6}UNICODE UTF-8");
        assertThat(answer.get(1)).isEqualTo("MSA|AA|LAB0000001|tracking-id");
    }

    @Test
    void whatWasRefusedIsToldByPlaceAndCode() throws IOException {
        assertThat(lines(answerTo("result-unknown"), StandardCharsets.UTF_8)).contains("MSA|AE|LAB0000001|tracking-id",
                "ERR||OBX^1^5|103^^HL70357|E|HUB-312^the category is not in the code table^HUB");
    }

    @Test
    void anOldVersionIsAnsweredInItsOwnFormAndCharacterSet() throws IOException {
        String message = new String(sample("v23-words-and-no-zone"), Charset.forName("GB18030"))
                .replace("阳性", "见报告").replace("HZLAB", "市检测中心");

        OwnAnswer answer = answerTo(message.getBytes(Charset.forName("GB18030")));

        assertThat(answer.contentType()).isEqualTo("application/hl7-v2; charset=GB18030");
        assertThat(lines(answer, Charset.forName("GB18030"))).satisfiesExactly(
                header -> assertThat(header).contains("|LIS|市检测中心|").contains("|ACK^R01|").endsWith("GB 18030-2000"),
                verdict -> assertThat(verdict).isEqualTo("MSA|AE|M0000023|tracking-id"),
                error -> assertThat(error).isEqualTo("ERR|OBX^1^5^HUB-312"));
    }

    @Test
    void aBatchIsAnsweredByABatch() throws IOException {
        assertThat(lines(answerTo("batch-with-a-stranger-in-it"), StandardCharsets.UTF_8))
                .extracting(line -> line.substring(0, 3))
                .containsExactly("FHS", "BHS", "MSH", "MSA", "MSH", "MSA", "MSH", "MSA", "ERR", "BTS", "FTS");
    }

    @Test
    void theSeparatorsOfTheSenderAreKept() throws IOException {
        assertThat(lines(answerTo("other-separators"), StandardCharsets.UTF_8).get(0)).startsWith("MSH#@~\\%#HUB#ZJGOV#");
    }

    @Test
    void aMessageOfAnotherKindIsRejected() throws IOException {
        assertThat(lines(answerTo("admission"), StandardCharsets.UTF_8).get(1)).startsWith("MSA|AR|LAB0000003|HUB-326 ");
    }

    @Test
    void whatIsNoHl7AtAllIsAnsweredToo() {
        OwnAnswer answer = FORMAT.refusal(MessageBody.of("hello".getBytes(StandardCharsets.UTF_8), HL7),
                ReasonCode.UNREADABLE_MESSAGE).orElseThrow();

        assertThat(lines(answer, StandardCharsets.UTF_8).get(1)).startsWith("MSA|AR||HUB-100 ");
    }

    @Test
    void troubleOfTheHubAsksTheSenderToTryAgain() throws IOException {
        OwnAnswer answer = FORMAT.refusal(MessageBody.of(sample("v251-not-detected"), HL7), ReasonCode.UNAVAILABLE)
                .orElseThrow();

        assertThat(lines(answer, StandardCharsets.UTF_8).get(1)).startsWith("MSA|AR|LAB0000001|HUB-902 ");
    }

    private static OwnAnswer answerTo(String sample) throws IOException {
        return answerTo(sample(sample));
    }

    private static OwnAnswer answerTo(byte[] message) {
        MessageBody body = MessageBody.of(message, HL7);
        Translation translation = Languages.ALL.translate(PartnerSystem.LABORATORY, body, new PartnerCode("hz-lab"),
                Arrival.at(Instant.parse("2020-03-09T16:00:00Z")));
        Optional<OwnAnswer> answer = translation.refusal().isPresent()
                ? FORMAT.refusal(body, translation.refusal().get())
                : FORMAT.answer(body, "tracking-id", translation.receipts());
        return answer.orElseThrow();
    }

    private static List<String> lines(OwnAnswer answer, Charset charset) {
        return List.of(new String(answer.content(), charset).split("\r"));
    }

    private static byte[] sample(String name) throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources/samples/laboratory", name + ".hl7"));
    }
}

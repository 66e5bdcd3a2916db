package org.healthhub.connectors.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.healthhub.connectors.ContentType;
import org.healthhub.connectors.Languages;
import org.healthhub.connectors.MessageBody;
import org.healthhub.connectors.MessageFormat;
import org.healthhub.connectors.Receipt;
import org.healthhub.connectors.Refusal;
import org.healthhub.connectors.Translation;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Samples with a piece cut out, doubled or overwritten: each is read or refused, answered either way, and never fails. */
class HostileReportsTest {
    private static final Path SAMPLES = Path.of("src/test/resources/samples/laboratory");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final byte[] NASTY = "|^~\\&\r\n\u0000\u000b\u001cMSH|OBX|\"{}[],:94500-6\u00ff\u9633"
            .getBytes(StandardCharsets.UTF_8);

    record Message(String contentType, byte[] content) {
    }

    @Property(tries = 400)
    void aMutatedReportIsReadOrRefused(@ForAll("mutated") Message message) {
        MessageBody body = MessageBody.of(message.content(), ContentType.of(message.contentType()));
        MessageFormat format = Languages.ALL.format(PartnerSystem.LABORATORY, body.contentType()).orElseThrow();

        assertTimeout(PATIENCE, () -> assertThatNothingButARefusalIsThrown(() -> format.records(body)));
        Translation translation = assertTimeout(PATIENCE, () -> Languages.ALL.translate(PartnerSystem.LABORATORY, body,
                new PartnerCode("hz-lab"), Arrival.at(Instant.parse("2020-03-09T16:00:00Z"))));

        assertThat(translation.receipts()).isNotEmpty().extracting(Receipt::code)
                .doesNotContain(Optional.of(ReasonCode.INTERNAL_ERROR));
        assertThat(translation.refusal().isPresent()
                ? format.refusal(body, translation.refusal().get())
                : format.answer(body, "tracking-id", translation.receipts())).isPresent();
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("huge")
    void aHugeMessageIsRefusedOrReadInTime(String text) {
        String type = text.startsWith("{") || text.startsWith("[") ? "application/fhir+json" : "application/hl7-v2";
        MessageBody body = MessageBody.of(text.getBytes(StandardCharsets.UTF_8), ContentType.of(type));
        MessageFormat format = Languages.ALL.format(PartnerSystem.LABORATORY, body.contentType()).orElseThrow();

        assertTimeout(PATIENCE, () -> assertThatNothingButARefusalIsThrown(() -> format.records(body)));
    }

    static Stream<String> huge() {
        String header = "MSH|^~\\&|LIS|L|HUB|H|20200309||ORU^R01|1|P|2.5.1\r";
        int most = 9 * 1024 * 1024;
        return Stream.of("A".repeat(most), "\r".repeat(most), header + "OBX|" + "~".repeat(most),
                header + "PID|" + "a^b&c~".repeat(most / 6) + "\rOBR|1\rOBX|1|ST|94500-6^^LN||阳性", header.repeat(most / header.length()),
                header + "OBR|1|2|3\rOBX|1|ST|94500-6^^LN||阳性\r".repeat(most / 50), header + "OBX\r".repeat(most / 4),
                "MSH|^~\\&|" + "x|".repeat(most / 2), "[".repeat(most),
                "{\"a\":".repeat(most / 5), "{\"resourceType\":\"Patient\",\"name\":[{\"given\":[" + "\"a\",".repeat(most / 4)
                + "\"a\"]}]}", "{\"resourceType\":\"Patient\",\"id\":\"" + "a".repeat(most) + "\"}", header + "OBX|1|ED|PDF||" + "QUJD".repeat(most / 4));
    }

    private static void assertThatNothingButARefusalIsThrown(Runnable reading) {
        try {
            reading.run();
        } catch (Refusal refusal) {
            assertThat(refusal.reason()).isNotEqualTo(ReasonCode.INTERNAL_ERROR);
        }
    }

    @Provide
    static Arbitrary<Message> mutated() {
        return Combinators.combine(Arbitraries.of(samples()), Arbitraries.doubles().between(0, 1),
                Arbitraries.integers().between(0, 40), Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between(0, NASTY.length - 1)).as(HostileReportsTest::mutated);
    }

    private static Message mutated(Path sample, double at, int length, int way, int nasty) {
        byte[] whole = read(sample);
        int from = (int) (at * whole.length);
        int to = Math.min(whole.length, from + length);
        byte[] head = Arrays.copyOf(whole, from);
        byte[] piece = Arrays.copyOfRange(whole, from, to);
        byte[] tail = Arrays.copyOfRange(whole, to, whole.length);
        byte[] content = switch (way) {
            case 0 -> joined(head, tail);
            case 1 -> joined(head, piece, piece, tail);
            case 2 -> joined(head, Arrays.copyOfRange(NASTY, nasty, Math.min(NASTY.length, nasty + 6)), tail);
            default -> head;
        };
        return new Message(sample.toString().endsWith(".hl7") ? "application/hl7-v2" : "application/fhir+json", content);
    }

    private static List<Path> samples() {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(f -> f.toString().endsWith(".hl7") || f.toString().endsWith(".fhir.json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path sample) {
        try {
            return Files.readAllBytes(sample);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] joined(byte[]... parts) {
        byte[] all = new byte[Stream.of(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}

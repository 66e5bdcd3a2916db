package org.healthhub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.healthhub.connectors.healthcard.CardMessages;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** XML that is meant to do harm is refused as a whole by every parser of XML, within a second of processor time. */
class HostileXmlTest {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Arrival ARRIVAL = Arrival.at(Instant.parse("2020-03-09T16:00:00Z"));
    private static final Map<String, String> HOSTILE = Map.of(
            "a billion laughs", "<!DOCTYPE request [<!ENTITY a \"ha\">" + IntStream.range(0, 9).mapToObj(i ->
                    "<!ENTITY " + (char) ('b' + i) + " \"" + ("&" + (char) ('a' + i) + ";").repeat(10) + "\">")
                    .reduce("", String::concat) + "]><request>&j;</request>",
            "a file of the server", "<!DOCTYPE request [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><request><name>&f;</name></request>",
            "an address elsewhere", "<!DOCTYPE request SYSTEM \"http://127.0.0.1:9/x.dtd\"><request/>",
            "a hundred thousand levels", "<request>" + "<a>".repeat(100_000),
            "an attribute of nine million letters", "<request a=\"" + "x".repeat(9_000_000) + "\"/>",
            "a hundred thousand attributes", "<request " + IntStream.range(0, 100_000).mapToObj(i -> "a" + i + "='1' ")
                    .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append) + "/>",
            "a name of nine million letters", "<" + "x".repeat(9_000_000) + "/>",
            "cut off in the middle", "<request><record><recordId>1</recor");

    @TestFactory
    Stream<DynamicTest> theExchangeRefusesItSoon() {
        return HOSTILE.entrySet().stream().map(hostile -> DynamicTest.dynamicTest(hostile.getKey(), () ->
                assertSoon(() -> assertThat(Languages.ALL.translate(PartnerSystem.EXCHANGE,
                        MessageBody.of(hostile.getValue(), ContentType.of("application/xml")), new PartnerCode("anhui"), ARRIVAL)
                        .refusal()).isPresent().isNotEqualTo(Optional.of(ReasonCode.INTERNAL_ERROR)))));
    }

    @TestFactory
    Stream<DynamicTest> theHealthCardRefusesItSoon() {
        return HOSTILE.entrySet().stream().map(hostile -> DynamicTest.dynamicTest(hostile.getKey(), () ->
                assertSoon(() -> CardMessages.readAnything(hostile.getValue()))));
    }

    private static void assertSoon(Runnable reading) {
        long from = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        reading.run();
        assertThat(Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - from))
                .isLessThan(SOON);
    }
}

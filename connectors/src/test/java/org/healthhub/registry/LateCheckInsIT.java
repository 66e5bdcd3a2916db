package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.healthhub.connectors.ContentType;
import org.healthhub.connectors.Languages;
import org.healthhub.connectors.MessageBody;
import org.healthhub.connectors.Translation;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.IdType;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Check-ins that a telephone kept while it was offline, within and beyond the time in which they count. */
class LateCheckInsIT {
    private static final HolderId PERSON = new HolderId(IdType.RESIDENT_ID, "330106199003070006");
    @RegisterExtension
    static final RegistryFixture registry = new RegistryFixture();

    @BeforeEach
    void aCoughOnTheFirstOfMarch() {
        register(Arrival.at(evening(1)), checkIn(1, "\"COUGH\""));
    }

    @Test
    void daysThatComeWithinFortyEightHoursCountAndOlderOnesDoNot() {
        register(Arrival.at(evening(5)), checkIns(2, 5));

        assertThat(cleanDays(5)).isEqualTo(2);
    }

    @Test
    void ofAPartnerThatBringsInHistoryAllCount() {
        register(Arrival.at(evening(5)).asHistory(), checkIns(2, 5));

        assertThat(cleanDays(5)).isEqualTo(4);
    }

    @Test
    void aBatchThatComesTwiceCountsOnce() {
        register(Arrival.at(evening(5)).asHistory(), checkIns(2, 5));
        register(Arrival.at(evening(5)).asHistory(), checkIns(2, 5));

        assertThat(cleanDays(5)).isEqualTo(4);
    }

    @Test
    void aSymptomThatComesLateCountsAllTheSame() {
        register(Arrival.at(evening(5)), checkIn(2, "\"FEVER\""));

        assertThat(registry.explain(registry.rulePacks(), codes -> codes.explain(PERSON, evening(5),
                new PartnerCode("dingtalk"))).orElseThrow().measures().get(0).sources()).hasSize(2);
    }

    private static int cleanDays(int day) {
        registry.clock.set(evening(day));
        return registry.desk().issue(PERSON).orElseThrow().reasons().get(0).cleanDays();
    }

    private static void register(Arrival arrival, String records) {
        registry.clock.set(arrival.receivedAt());
        Translation translation = Languages.ALL.translate(PartnerSystem.CHECK_IN,
                MessageBody.of("{\"records\":[" + records + "]}", ContentType.JSON), new PartnerCode("dingtalk"), arrival);
        assertThat(translation.receipts()).noneMatch(receipt -> receipt.isRefused());
        registry.register(translation.records());
    }

    private static String checkIns(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(day -> checkIn(day, "")).collect(Collectors.joining(","));
    }

    private static String checkIn(int day, String symptoms) {
        return """
                {"recordId":"c-%1$d","observedAt":"2020-03-%1$02dT08:00:00+08:00","division":"330106","channel":"app",
                 "holder":{"idType":"RESIDENT_ID","idNumber":"330106199003070006","name":"测试甲"},"temperature":36.5,
                 "symptoms":[%2$s],"contact14d":"NONE","stays14d":[]}""".formatted(day, symptoms);
    }

    private static Instant evening(int day) {
        return LocalDate.of(2020, 3, day).atTime(20, 0).atZone(HubClock.ZONE).toInstant();
    }
}

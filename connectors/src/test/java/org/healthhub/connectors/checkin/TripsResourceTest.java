package org.healthhub.connectors.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding.AreaStay;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TripsResourceTest {
    private static final PartnerView CHANNEL =
            new PartnerView(new PartnerCode("dingtalk"), "x", PartnerSystem.CHECK_IN, Set.of());
    private static final String TRIP = """
            {"recordId":"t-1","observedAt":"2020-03-09T08:00:00+08:00",
             "holder":{"idType":"RESIDENT_ID","idNumber":"330106199003070006","name":"测试甲"},
             "mode":"TRAIN","number":"G7512","seat":"05A","from":"420100","to":"330100",
             "depart":"2020-03-08T22:00:00+08:00","arrive":"2020-03-09T06:00:00+08:00"}""";

    @Test
    void aTripIsTwoStaysAndNotTheSeat() throws IOException {
        HealthRecord trip = read(TRIP);

        assertThat(trip.facts()).extracting(Fact::finding).containsExactly(
                new AreaStay("420100", LocalDate.of(2020, 3, 8)), new AreaStay("330100", LocalDate.of(2020, 3, 9)));
        assertThat(trip.system()).isEqualTo(PartnerSystem.CHECK_IN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\"TRAIN\" | \"ROCKET\" | HUB-361 mode", "\"G7512\" | \"\" | HUB-300 number",
            "420100 | 990000 | HUB-310 from", "330100 | 339999 | HUB-310 to", "03-09T06 | 03-08T06 | HUB-318 arrive",
            "2020-03-09T06 | 2020-04-09T06 | HUB-305 arrive", "2020-03-08T22:00:00+08:00 | morgen | HUB-303 depart",
            "\"holder\" | \"person\" | HUB-400 holder", "\"t-1\" | \"\" | HUB-302 recordId",
            "\"05A\" | \"0123456789abcdefg\" | HUB-306 seat"})
    void whatIsWrongIsToldByItsField(String right, String wrong, String refusal) {
        assertThatThrownBy(() -> read(TRIP.replace(right, wrong))).isInstanceOf(UnreadableRecord.class)
                .hasMessage(refusal);
    }

    private static HealthRecord read(String trip) throws IOException {
        return TripsResource.record(CHANNEL,
                JsonDoor.single(new ByteArrayInputStream(trip.getBytes(StandardCharsets.UTF_8))),
                Arrival.at(Instant.parse("2020-03-09T01:00:00Z")));
    }
}

package org.healthhub.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DateShiftTest {
    private final DateShift shift = new DateShift(LocalDate.of(2020, 3, 9), LocalDate.of(2026, 11, 23));

    @Test
    void theLastDayBecomesToday() {
        assertThat(shift.text("2020-03-09")).isEqualTo("2026-11-23");
        assertThat(shift.text("2020-03-01T08:15:00+08:00")).isEqualTo("2026-11-15T08:15:00+08:00");
        assertThat(shift.text("2020-02-2917:13:56")).isEqualTo("2026-11-1417:13:56");
    }

    @Test
    void whatOnlyLooksLikeADateStays() {
        assertThat(shift.text("330106202002100005")).isEqualTo("330106202002100005");
        assertThat(shift.text("浙疾控〔2020〕120号")).isEqualTo("浙疾控〔2020〕120号");
        assertThat(shift.text("DOC-2020-03-09")).isEqualTo("DOC-2020-03-09");
        assertThat(shift.text("1990-03-07")).isEqualTo("1990-03-07");
    }

    @Test
    void idsAndBirthDatesStayAndRecordIdsAreMarked() throws Exception {
        JsonNode body = new ObjectMapper().readTree("""
                {"records":[{"recordId":"EHC-1","observedAt":"2020-03-09T08:00:00+08:00","birthDate":"2020-02-15",
                 "document":"2020-03-09","holder":{"idNumber":"330106202002150008"},
                 "stays14d":[{"from":"2020-03-01","to":"2020-03-08"}]}]}""");

        JsonNode record = shift.json(body).at("/records/0");

        assertThat(record.at("/recordId").asText()).isEqualTo("EHC-1-20261123");
        assertThat(record.at("/observedAt").asText()).isEqualTo("2026-11-23T08:00:00+08:00");
        assertThat(record.at("/birthDate").asText()).isEqualTo("2020-02-15");
        assertThat(record.at("/document").asText()).isEqualTo("2020-03-09");
        assertThat(record.at("/holder/idNumber").asText()).isEqualTo("330106202002150008");
        assertThat(record.at("/stays14d/0/from").asText()).isEqualTo("2026-11-15");
        assertThat(record.at("/stays14d/0/to").asText()).isEqualTo("2026-11-22");
    }

    @Test
    void aMessageIdKeepsItsLength() {
        String action = "<request>\n <msgGuid>3b8a00b2722a930f66c722f220200309</msgGuid>\n"
                + " <msgCreateTime>2020-03-0917:13:56</msgCreateTime>\n</request>";

        assertThat(shift.xml(action)).contains("<msgGuid>3b8a00b2722a930f66c722f220261123</msgGuid>")
                .contains("<msgCreateTime>2026-11-2317:13:56</msgCreateTime>");
    }
}

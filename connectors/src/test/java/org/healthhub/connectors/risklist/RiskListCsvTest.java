package org.healthhub.connectors.risklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.healthhub.connectors.ContentType;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.MessageBody;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RiskListCsvTest {
    private static final String HEADING = "recordId,observedAt,idType,idNumber,category,since,document\n";
    private static final String LINE = "r,2020-03-09T09:00:00+08:00,RESIDENT_ID,330106199003070006,CONFIRMED,2020-03-09,x\n";
    private final RiskListCsv csv = new RiskListCsv();

    @Test
    void aThousandLinesAreReadAndNoMore() {
        assertThat(csv.records(message(HEADING + LINE.repeat(1_000)))).hasSize(1_000);
        assertThatThrownBy(() -> csv.records(message(HEADING + LINE.repeat(1_001)))).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.reason()).isEqualTo(ReasonCode.TOO_LARGE));
    }

    /** Ten megabytes of one cell, of cells, of quotes, of lines without anything. */
    @ParameterizedTest
    @ValueSource(strings = {"x", ",", "\"\"", "\n", "\"\n", "\r", "=cmd|'/C calc'!A0,"})
    void hostileTablesAreRefusedWithinASecond(String repeated) {
        MessageBody message = message(HEADING + repeated.repeat((JsonDoor.MOST_BYTES - 100) / repeated.length()));

        Assertions.assertTimeout(Duration.ofSeconds(1), () ->
                assertThatThrownBy(() -> csv.records(message)).isInstanceOf(Refusal.class));
    }

    private static MessageBody message(String text) {
        return MessageBody.of(text.getBytes(StandardCharsets.UTF_8), ContentType.of("text/csv"));
    }
}

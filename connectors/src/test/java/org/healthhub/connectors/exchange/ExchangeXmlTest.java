package org.healthhub.connectors.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.healthhub.connectors.Receipt;
import org.healthhub.connectors.RecordDoor;
import org.healthhub.connectors.Refusal;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeXmlTest {
    @Test
    void recordsBecomeTheJsonFormOfTheExchange() {
        assertThat(ExchangeXml.read("""
                <request><record><recordId>s-1</recordId><idType>RESIDENT_ID</idType><idNumber>1</idNumber>
                <province>34</province><colour>R</colour></record><record/></request>""").toString()).isEqualTo(
                "{\"records\":[{\"recordId\":\"s-1\",\"holder\":{\"idType\":\"RESIDENT_ID\",\"idNumber\":\"1\"},"
                        + "\"province\":\"34\",\"colour\":\"R\"},{}]}");
    }

    @Test
    void aQuestionHasNoRecords() {
        assertThat(ExchangeXml.read("<request><idType>PASSPORT</idType><purpose>ENTRY</purpose></request>").toString())
                .isEqualTo("{\"holder\":{\"idType\":\"PASSPORT\"},\"purpose\":\"ENTRY\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "<other/>", "<request>", "<request><a>1</a><a>2</a></request>",
            "<!DOCTYPE request SYSTEM \"file:///etc/passwd\"><request/>",
            "<!DOCTYPE r [<!ENTITY a \"b\">]><request><x>&a;</x></request>", "<request>\u0000</request>"})
    void whatIsNoRequestIsUnreadable(String xml) {
        assertRefused(xml, ReasonCode.UNREADABLE_MESSAGE);
    }

    @Test
    @Timeout(1)
    void deepAndHugeRequestsAreRefusedSoon() {
        assertRefused("<request>" + "<a>".repeat(100_000), ReasonCode.TOO_DEEP);
        assertRefused("<request>" + "<record/>".repeat(1_001) + "</request>", ReasonCode.TOO_LARGE);
        assertRefused("x".repeat(10 * 1024 * 1024 + 1), ReasonCode.TOO_LARGE);
    }

    @Test
    void answersAreEscapedAndTellTheReason() {
        RecordDoor.Taken taken = new RecordDoor.Taken("t", List.of(Receipt.refused(0, Optional.of("<&>"),
                new UnreadableRecord(ReasonCode.UNKNOWN_COLOUR, "colour"))));

        assertThat(ExchangeAnswer.taken(taken)).contains("<code>00</code>", "<recordId>&lt;&amp;&gt;</recordId>",
                "<hubCode>HUB-313</hubCode><hubField>colour</hubField>");
        assertThat(ExchangeAnswer.refused(ReasonCode.NOT_AUTHENTICATED, "")).contains("<code>01</code>",
                "<hubCode>HUB-200</hubCode>").doesNotContain("hubField");
    }

    private static void assertRefused(String xml, ReasonCode reason) {
        assertThatThrownBy(() -> ExchangeXml.read(xml)).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}

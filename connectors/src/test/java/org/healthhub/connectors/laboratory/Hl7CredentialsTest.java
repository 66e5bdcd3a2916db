package org.healthhub.connectors.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.healthhub.connectors.ContentType;
import org.healthhub.connectors.MessageBody;
import org.junit.jupiter.api.Test;

class Hl7CredentialsTest {
    private static final String HEADER = "MSH|^~\\&|LIS|hz-lab^1.2.3^ISO|HUB|ZJGOV|20200309101500||ORU^R01|1|P|2.4";

    @Test
    void theAccountIsTheSendingFacilityAndThePasswordTheSecurityField() {
        Hl7Credentials credentials = Hl7Credentials.of(HEADER.replace("500||", "500|s3cret|"));

        assertThat(credentials).isEqualTo(new Hl7Credentials("hz-lab", "s3cret"));
        assertThat(credentials.toString()).doesNotContain("s3cret");
    }

    @Test
    void whatIsNoHeaderHasNone() {
        assertThat(Hl7Credentials.of("PID|^~\\&|a|b|c|d|e|f")).isEqualTo(new Hl7Credentials("", ""));
        assertThat(Hl7Credentials.of("")).isEqualTo(new Hl7Credentials("", ""));
    }

    @Test
    void thePasswordOfEveryHeaderIsRemovedAndNothingElseChanges() {
        String message = "BHS|^~\\&|LIS|hz-lab|HUB|ZJGOV|2020|s3cret\r" + HEADER.replace("hz-lab^1.2.3^ISO", "hz-lab")
                .replace("500||", "500|s3cret|") + "||||||GBK\rPID|1||2||测试\r";
        Charset gbk = Charset.forName("GBK");

        MessageBody without = new Hl7Credentials("hz-lab", "s3cret")
                .removedFrom(MessageBody.of(message.getBytes(gbk), ContentType.of("application/hl7-v2"))).orElseThrow();

        assertThat(without.text()).isEqualTo(message.replace("s3cret", ""));
        assertThat(without.contentType().charset()).contains(Charset.forName("GB18030"));
    }

    @Test
    void aMessageOfAnotherSenderInTheSameBatchIsNotTaken() {
        String message = "BHS|^~\\&|LIS|hz-lab|HUB|ZJGOV|2020|s3cret\r" + HEADER.replace("hz-lab", "nb-lab")
                .replace("500||", "500|other|") + "\r";

        assertThat(new Hl7Credentials("hz-lab", "s3cret").removedFrom(
                MessageBody.of(message.getBytes(StandardCharsets.UTF_8), ContentType.of("application/hl7-v2")))).isEmpty();
    }
}

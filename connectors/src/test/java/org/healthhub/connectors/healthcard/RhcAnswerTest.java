package org.healthhub.connectors.healthcard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.StringReader;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.Test;

class RhcAnswerTest {

    @Test
    void everyAnswerKeepsToTheSchema() throws Exception {
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(getClass().getResource("/META-INF/wsdl/health-card-messages.xsd"));
        Stream<String> answers = Stream.concat(
                Stream.of(RhcAnswer.done(Optional.empty()),
                        RhcAnswer.done(Optional.of(new EhcId("0".repeat(64), "F".repeat(64))))),
                Arrays.stream(ReasonCode.values()).map(reason -> RhcAnswer.refused(new RhcRefusal(reason, "name"))));

        assertThat(answers).allSatisfy(answer -> assertThatCode(() ->
                schema.newValidator().validate(new StreamSource(new StringReader(answer)))).doesNotThrowAnyException());
    }

    @Test
    void aRegistrationIsAnsweredWithTheCard() {
        assertThat(RhcAnswer.done(Optional.of(new EhcId("A".repeat(64), "B".repeat(64)))))
                .contains("<result>成功</result>", "<resultCode>6008</resultCode>",
                        "<main_index>" + "A".repeat(64) + "</main_index>", "<ecardId>" + "B".repeat(64) + "</ecardId>");
    }

    @Test
    void aRefusalHasTheCodeOfTheInterfaceAndThatOfTheHub() {
        assertThat(RhcAnswer.refused(new RhcRefusal(ReasonCode.BAD_ID_CHECK_DIGIT, "id_card")))
                .contains("<result>失败</result>", "<resultCode>1012</resultCode>", "<hubCode>HUB-403</hubCode>",
                        "<hubField>id_card</hubField>");
    }
}

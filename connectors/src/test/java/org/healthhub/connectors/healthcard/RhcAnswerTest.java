package org.healthhub.connectors.healthcard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.Test;

class RhcAnswerTest {

    @Test
    void everyRefusalKeepsToTheSchemaOfEveryOperation() {
        List<String> refusals = Arrays.stream(ReasonCode.values())
                .map(reason -> RhcAnswer.refused(new RhcRefusal(reason, "name")).xml()).toList();

        assertThat(RhcOperation.values()).allSatisfy(operation -> assertThat(refusals).allSatisfy(refusal ->
                assertThat(RhcSchemas.faultsOfResponse(operation.code(), refusal)).isEmpty()));
    }

    @Test
    void whatIsToldIsEscapedAndWhatIsEmptyIsLeftOut() {
        assertThat(RhcAnswer.of(RhcResult.VERIFIED).with("ehc_cardinfo", Map.of("name", "<&>", "unit", "")).xml())
                .contains("<result>成功</result>", "<resultCode>3005</resultCode>", "<name>&lt;&amp;&gt;</name>")
                .doesNotContain("unit");
    }

    @Test
    void aRefusalHasTheCodeOfTheInterfaceAndThatOfTheHub() {
        assertThat(RhcAnswer.refused(new RhcRefusal(ReasonCode.BAD_ID_CHECK_DIGIT, "id_card")).xml())
                .contains("<result>失败</result>", "<resultCode>1012</resultCode>", "<hubCode>HUB-403</hubCode>",
                        "<hubField>id_card</hubField>");
    }
}

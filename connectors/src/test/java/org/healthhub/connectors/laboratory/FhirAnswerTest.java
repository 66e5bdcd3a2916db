package org.healthhub.connectors.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.healthhub.connectors.ContentType;
import org.healthhub.connectors.Languages;
import org.healthhub.connectors.MessageBody;
import org.healthhub.connectors.MessageFormat;
import org.healthhub.connectors.MessageFormat.OwnAnswer;
import org.healthhub.connectors.Translation;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.junit.jupiter.api.Test;

class FhirAnswerTest {
    private static final ContentType FHIR = ContentType.of(FhirFormat.MEDIA_TYPE);
    private static final MessageFormat FORMAT = Languages.ALL.format(PartnerSystem.LABORATORY, FHIR).orElseThrow();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void everyEntryOfABatchIsAnsweredInItsPlace() throws IOException {
        JsonNode answer = answerTo("fhir-batch-with-a-bad-result");

        assertThat(answer.path("type").asText()).isEqualTo("batch-response");
        assertThat(answer.at("/identifier/value").asText()).isEqualTo("tracking-id");
        assertThat(answer.path("entry").findValuesAsText("status"))
                .containsExactly("200 OK", "200 OK", "200 OK", "202 Accepted", "422 Unprocessable Entity");
        JsonNode issue = answer.at("/entry/4/response/outcome/issue/0");
        assertThat(issue.at("/details/coding/0/code").asText()).isEqualTo("HUB-312");
        assertThat(issue.at("/expression/0").asText()).isEqualTo("Bundle.entry[4].resource.value");
    }

    @Test
    void whatIsNoTransactionIsAnsweredByAnOperationOutcome() throws IOException {
        JsonNode answer = answerTo("fhir-one-observation-with-contained");

        assertThat(answer.path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(answer.path("issue").findValuesAsText("diagnostics"))
                .containsExactly("tracking id tracking-id", "record id 94500-6:o-8@区中心");
    }

    @Test
    void aRefusalIsAnOperationOutcomeWithTheCode() throws IOException {
        JsonNode answer = answerTo("fhir-searchset");

        assertThat(answer.path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(answer.at("/issue/0/severity").asText()).isEqualTo("error");
        assertThat(answer.at("/issue/0/details/coding/0/code").asText()).isEqualTo("HUB-326");
    }

    private static JsonNode answerTo(String sample) throws IOException {
        MessageBody body = MessageBody.of(Files.readAllBytes(
                Path.of("src/test/resources/samples/laboratory", sample + ".fhir.json")), FHIR);
        Translation translation = Languages.ALL.translate(PartnerSystem.LABORATORY, body, new PartnerCode("hz-lab"),
                Arrival.at(Instant.parse("2020-03-09T16:00:00Z")));
        OwnAnswer answer = (translation.refusal().isPresent() ? FORMAT.refusal(body, translation.refusal().get())
                : FORMAT.answer(body, "tracking-id", translation.receipts())).orElseThrow();
        assertThat(answer.contentType()).isEqualTo("application/fhir+json; charset=UTF-8");
        return MAPPER.readTree(answer.content());
    }
}

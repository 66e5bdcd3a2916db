package org.healthhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import org.healthhub.systemtests.HttpDoor.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(HubIsRunning.class)
class ContractsIT {
    private final HttpDoor nobody;

    ContractsIT(RunningHub hub) {
        nobody = HttpDoor.ofNobody(hub);
    }

    @ParameterizedTest
    @CsvSource({"openapi, application/yaml, openapi: 3.1", "openapi.yaml, application/yaml, openapi: 3.1",
            "asyncapi.yaml, application/yaml, asyncapi: 3.0", "schemas/check-in.json, application/schema+json, $schema",
            "ws/health-card?wsdl, text/xml, RHCMessageServer"})
    void theContractsAreOpenToEverybody(String address, String contentType, String content) {
        Answer answer = nobody.get("/hub/" + address);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith(contentType);
        assertThat(answer.body()).contains(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none.json", "..%2fopenapi.yaml", "", "check-in.json/x"})
    void whatIsNoSchemaIsAProblem(String name) {
        Answer answer = nobody.get("/hub/schemas/" + name);

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("openapi:");
    }

    @Test
    void withoutAnAccountOnlyTheContractsAreOpen() {
        assertThat(nobody.get("/hub/api/v1/changes").status()).isEqualTo(401);
    }
}

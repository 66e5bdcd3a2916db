package org.healthhub.connectors.healthcard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class OpenPlatformTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Computed apart from the hub: Base64(SHA-256("a=1&arr=[{\"b\":2,\"c\":\"x\"}]&requestId=r&zh=测试" + "secret")). */
    @Test
    void theSignatureIsOverSortedFieldsWithoutTheEmptyOnes() throws Exception {
        ObjectNode commonIn = object("{\"requestId\":\"r\",\"hospitalId\":\"\",\"sign\":\"ignored\"}");
        ObjectNode request = object("{\"zh\":\"测试\",\"a\":1,\"none\":null,\"blank\":\" \",\"arr\":[{\"c\":\"x\",\"b\":2,\"n\":null}]}");

        assertThat(OpenSignature.of(commonIn, request, "secret")).isEqualTo("yggXx8Gkhu/fCExWhrhmRhxO3+InBc206HCaoB3lqzE=");
    }

    @Test
    void aSignatureIsOfOneSecretAndOneMessage() throws Exception {
        ObjectNode request = object("{\"name\":\"测试\"}");
        ObjectNode commonIn = object("{\"requestId\":\"r\"}");
        commonIn.put("sign", OpenSignature.of(commonIn, request, "secret"));

        assertThat(OpenSignature.isRight(commonIn, request, "secret")).isTrue();
        assertThat(OpenSignature.isRight(commonIn, request, "other")).isFalse();
        assertThat(OpenSignature.isRight(commonIn, object("{\"name\":\"测验\"}"), "secret")).isFalse();
        assertThat(OpenSignature.isRight(object("{\"requestId\":\"r\"}"), request, "secret")).isFalse();
    }

    @Test
    void nationsAndSexesHaveTheCodesOfTheStandards() {
        assertThat(OpenWords.nationCode("汉族")).contains("01");
        assertThat(OpenWords.nationCode("维吾尔")).contains("05");
        assertThat(OpenWords.nationCode("土族")).contains("30");
        assertThat(OpenWords.nationCode("基诺族")).contains("56");
        assertThat(OpenWords.nationCode("其他")).contains("99");
        assertThat(OpenWords.nationCode("火星族")).isEmpty();
        assertThat(OpenWords.sexCode("男")).contains("1");
        assertThat(OpenWords.sexCode("女")).contains("2");
        assertThat(OpenWords.sexCode("male")).isEmpty();
        assertThat(OpenWords.sexWord("1")).isEqualTo("男");
    }

    private static ObjectNode object(String json) throws Exception {
        return (ObjectNode) MAPPER.readTree(json);
    }
}

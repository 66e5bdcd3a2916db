package org.healthhub.demo.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutsideSystemsTest {
    private static final String CARD = "A".repeat(64) + ":1";
    private static final Resident RESIDENT = new Resident("330102198506150008", "测试乙");
    private static final String VERIFY = "<arg0>&lt;bussinessCode>RHC_E0003&lt;/bussinessCode></arg0>"
            + "<arg1>&lt;qr_code>%s&lt;/qr_code></arg1>";
    private static final String GREEN = "{\"holder\":{\"idNumber\":\"%s\"}}";
    private static final String TOKEN = "33.1111.zj.appkeyAndrequestToken.SynReq@1.0";

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aCardIsThatOfThePersonWhoGotIt() throws Exception {
        try (var system = new CardManagementSystem(Map.of(CARD, RESIDENT))) {
            assertThat(post(system, "", VERIFY.formatted(CARD))).contains("resultCode>3005", RESIDENT.idNumber(), "测试乙");
            assertThat(post(system, "", VERIFY.formatted("another"))).contains("resultCode>3002");
        }
    }

    @Test
    void theCodeOfAPersonIsFoundByTheDocument() throws Exception {
        try (var system = new CardManagementSystem(Map.of(CARD, RESIDENT))) {
            String question = "&lt;bussinessCode>RHC_E0005&lt;/bussinessCode>&lt;id_number>" + RESIDENT.idNumber() + "&lt;/";

            assertThat(post(system, "", question)).contains("resultCode>5005", CARD);
        }
    }

    @Test
    void aProvinceKnowsItsGreenCodesOnly() throws Exception {
        try (var system = new NeighbourProvince("34", Set.of(RESIDENT.idNumber()))) {
            assertThat(post(system, "", GREEN.formatted(RESIDENT.idNumber()))).isEqualTo("{\"answer\":\"GREEN\"}");
            assertThat(post(system, "", GREEN.formatted("x"))).isEqualTo("{\"answer\":\"UNKNOWN\"}");
            assertThat(post(system, "", "hello")).isEqualTo("{\"answer\":\"UNKNOWN\"}");
        }
    }

    @Test
    void theDataBusGivesATokenAndAnswersWhatIsSignedByIt() throws Exception {
        try (var system = new ProvincialDataBus(Map.of(RESIDENT.idNumber(), "{\"id\":\"7\"}"))) {
            String token = post(system, TOKEN, field("appKey", OutsideSystem.account()) + field("appSecret",
                    OutsideSystem.secret()));
            String secret = token.replaceAll(".*requestSecret\":\"([^\"]*)\".*", "$1");
            String sign = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(("demo-key" + secret + "1")
                    .getBytes()));
            String question = field("idcardNo", RESIDENT.idNumber()) + field("requestTime", "1");

            assertThat(post(system, "library", question + field("sign", sign))).contains("[{\"id\":\"7\"}]");
            assertThat(post(system, "library", question + field("sign", "forged"))).contains("\"code\":\"99\"");
            assertThat(post(system, TOKEN, field("appKey", "somebody"))).contains("401");
        }
    }

    @Test
    void itCanBeWrongAndRightAgain() throws Exception {
        try (var system = new NeighbourProvince("34", Set.of())) {
            system.behave(Behaviour.WRONG);
            assertThat(post(system, "", GREEN)).contains("PROBABLY");

            system.behave(Behaviour.NORMAL);
            assertThat(post(system, "", GREEN)).contains("UNKNOWN");
        }
    }

    @Test
    void slowIsLaterThanAnybodyWaits() throws Exception {
        try (var system = new NeighbourProvince("34", Set.of())) {
            system.behave(Behaviour.SLOW);

            assertThatThrownBy(() -> post(system, "", GREEN, Duration.ofMillis(200)))
                    .isInstanceOf(HttpTimeoutException.class);
        }
    }

    @Test
    void downDoesNotListenAndComesBackAtTheSameAddress() throws Exception {
        try (var system = new NeighbourProvince("34", Set.of())) {
            system.behave(Behaviour.DOWN);
            assertThatThrownBy(() -> post(system, "", GREEN)).isInstanceOf(ConnectException.class);

            system.behave(Behaviour.NORMAL);
            assertThat(post(system, "", GREEN)).contains("UNKNOWN");
        }
    }

    private String post(OutsideSystem system, String path, String body) throws IOException, InterruptedException {
        return post(system, path, body, Duration.ofSeconds(20));
    }

    private String post(OutsideSystem system, String path, String body, Duration timeout)
            throws IOException, InterruptedException {
        String account = OutsideSystem.account() + ":" + OutsideSystem.secret();
        return client.send(HttpRequest.newBuilder(system.address().resolve("/" + path)).timeout(timeout)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(account.getBytes()))
                .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString()).body();
    }

    private static String field(String name, String value) {
        return "Content-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }
}

package org.healthhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import org.healthhub.systemtests.HttpDoor.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A gate scans cards of another card system, which the hub asks by SOAP. */
@ExtendWith(HubIsRunning.class)
class CardSystemOutsideIT {
    private static final String FOREIGN = "F".repeat(64) + ":0:" + "F".repeat(32);

    private final RunningHub hub;
    private HttpServer cardSystem;
    private volatile String response = "";

    CardSystemOutsideIT(RunningHub hub) {
        this.hub = hub;
    }

    @BeforeEach
    void connect() throws IOException {
        cardSystem = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cardSystem.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = ("<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>"
                    + "<w:RHCMessageServerResponse xmlns:w=\"http://webservice.ehc.cdxt.com/\"><return>"
                    + response.replace("<", "&lt;") + "</return></w:RHCMessageServerResponse></e:Body></e:Envelope>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        cardSystem.start();
        Files.writeString(hub.file("links.properties"), "health-card.address=http://127.0.0.1:"
                + cardSystem.getAddress().getPort() + "/ws\nhealth-card.account=hub\nhealth-card.secret=secret\n");
    }

    @AfterEach
    void disconnect() throws IOException {
        cardSystem.stop(0);
        Files.delete(hub.file("links.properties"));
    }

    @Test
    void aCardOfAnotherSystemShowsTheCodeOfWhomThatSystemNames() {
        Person person = Person.unknown();
        HttpDoor.of(hub, "zj-card").post("/hub/api/v1/records/health-card", Records.newCard(person));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
                assertThat(Codes.of(hub, person).status()).isEqualTo(200));
        response = "<response><resultCode>3005</resultCode><ehc_cardinfo><name>" + person.name() + "</name><id_card>"
                + person.idNumber() + "</id_card></ehc_cardinfo></response>";

        assertThat(verify().json().path("pass").asBoolean()).isTrue();

        response = "<response><resultCode>3004</resultCode></response>";
        assertThat(verify().code()).isEqualTo("HUB-602");
    }

    @Test
    void whileThatSystemIsAwayNobodyPassesAndNobodyWaits() {
        cardSystem.stop(0);

        Answer answer = verify();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("pass").asBoolean()).isFalse();
        assertThat(answer.code()).isEqualTo("HUB-331");
    }

    private Answer verify() {
        return HttpDoor.of(hub, "hz-metro").post("/hub/api/v1/codes/verify", JsonNodeFactory.instance.objectNode()
                .put("token", FOREIGN).put("checkpoint", "gate-1").put("purpose", "ENTRY"));
    }
}

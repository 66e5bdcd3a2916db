package org.healthhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The doors of the resumption platform on the running hub. */
@ExtendWith(HubIsRunning.class)
class ResumptionDoorIT {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String DOOR = "/hub/api/v1/resumption";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningHub hub;
    private final HttpDoor platform;

    ResumptionDoorIT(RunningHub hub) {
        this.hub = hub;
        this.platform = HttpDoor.of(hub, "zj-resumption");
    }

    @Test
    void anApplicationIsReturnedWithThePlacesOfThoseWhoHaveNotDeclared() {
        ObjectNode record = Records.rosterOf(Person.unknown());

        JsonNode application = sent(record);

        assertThat(application.path("status").asText()).isEqualTo("RETURNED");
        assertThat(application.path("reasons").toString()).contains("HUB-346");
        assertThat(application.path("roster").path(0).path("code").asText()).isEqualTo("HUB-346");
        assertThat(application.path("roster").path(0).path("mayReturn").asBoolean()).isFalse();
    }

    @Test
    void anEmployeeWhoTurnsRedIsToldOnTheTopicAndInTheFeed() throws JMSException, IOException {
        Person employee = Person.unknown();
        ObjectNode record = Records.rosterOf(employee);
        String number = record.path("applicationNo").asText();
        try (Connection connection = Protocol.AMQP.to(hub).createConnection("zj-resumption",
                hub.partnerPassword("zj-resumption"))) {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageConsumer events = session.createConsumer(session.createTopic("events.resumption"),
                    "applicationNo = '" + number + "' and event = 'EMPLOYEE'");
            connection.start();
            sent(record);

            HttpDoor.of(hub, "zj-cdc").post("/hub/api/v1/records/risk-list", Records.closeContact(employee));

            TextMessage message = (TextMessage) events.receive(PATIENCE.toMillis());
            assertThat(message).isNotNull();
            JsonNode event = new ObjectMapper().readTree(message.getText());
            assertThat(event.path("to").asText()).isEqualTo("RED");
            assertThat(event.path("place").asInt()).isZero();
            assertThat(message.getText()).doesNotContain(employee.idNumber(), employee.name());
            JsonNode page = platform.get(DOOR + "/events?limit=1&after=" + (event.path("number").asLong() - 1)).json();
            assertThat(page.path("events").path(0)).isEqualTo(event);
        }
        assertThat(platform.get(DOOR + "/applications/" + number).json().path("counts").path("red").asInt()).isEqualTo(1);
    }

    @Test
    void theFiguresAddUp() {
        sent(Records.rosterOf(Person.unknown()));

        JsonNode summary = platform.get(DOOR + "/summary?division=330106").json();

        assertThat(summary.path("areas").path(0).path("area1").asText()).contains("西湖区");
        assertThat(summary.path("areas").path(0).path("ysq_qy_cnt").asInt()).isPositive();
        assertThat(summary.path("inputs").path("applications").asInt()).isPositive();
        assertThat(platform.get(DOOR + "/summary?division=9").code()).isEqualTo("HUB-106");
    }

    @Test
    void onlyThePlatformSeesItsApplicationsAndOnlyTheGrantedTheRest() {
        assertThat(platform.get(DOOR + "/applications/none").code()).isEqualTo("HUB-349");
        assertThat(HttpDoor.of(hub, "zj-cdc").get(DOOR + "/applications/none").code()).isEqualTo("HUB-201");
        assertThat(HttpDoor.of(hub, "zj-cdc").get(DOOR + "/events").code()).isEqualTo("HUB-202");
        assertThat(HttpDoor.of(hub, "zj-cdc").get(DOOR + "/summary").code()).isEqualTo("HUB-202");
    }

    @Test
    void theTemplateComesAsAWorkbookAndIsLookedOver() throws IOException, InterruptedException {
        HttpResponse<byte[]> template = HttpClient.newHttpClient().send(
                platform.request(DOOR + "/template.xlsx").GET().build(), BodyHandlers.ofByteArray());
        assertThat(template.statusCode()).isEqualTo(200);
        assertThat(template.headers().firstValue("Content-Type")).contains(XLSX);

        HttpDoor.Answer preview = platform.post(DOOR + "/preview", XLSX, template.body());
        HttpResponse<byte[]> rejected = HttpClient.newHttpClient().send(platform.request(DOOR + "/preview")
                .header("Content-Type", XLSX).header("Accept", XLSX)
                .POST(BodyPublishers.ofByteArray(template.body())).build(), BodyHandlers.ofByteArray());

        assertThat(preview.json().path("acceptable").asBoolean()).isFalse();
        assertThat(preview.json().path("application").path(0).path("code").asText()).isEqualTo("HUB-300");
        assertThat(rejected.headers().firstValue("Content-Type")).contains(XLSX);
        HttpDoor.Answer taken = platform.post("/hub/api/v1/records/resumption", XLSX, template.body());
        assertThat(taken.status()).isEqualTo(202);
        assertThat(taken.json().path("refused").asInt()).isEqualTo(1);
        assertThat(platform.post("/hub/api/v1/records/resumption", XLSX, new byte[] {'P', 'K'}).code())
                .isEqualTo("HUB-100");
    }

    private JsonNode sent(ObjectNode record) {
        assertThat(platform.post("/hub/api/v1/records/resumption", record).status()).isEqualTo(202);
        String path = DOOR + "/applications/" + record.path("applicationNo").asText();
        await().atMost(PATIENCE).until(() -> platform.get(path).status() == 200);
        return platform.get(path).json();
    }
}

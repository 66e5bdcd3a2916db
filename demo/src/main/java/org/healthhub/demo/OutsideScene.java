package org.healthhub.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.healthhub.demo.outside.Behaviour;
import org.healthhub.demo.outside.CardManagementSystem;
import org.healthhub.demo.outside.LinksFile;
import org.healthhub.demo.outside.NeighbourProvince;
import org.healthhub.demo.outside.OutsideSystem;
import org.healthhub.demo.outside.ProvincialDataBus;
import org.healthhub.demo.outside.Resident;

/**
 * What the hub answers while the systems that it asks are as they should be, slow, wrong and down. Whatever they do, the
 * answer comes soon, and nobody passes without a clear one.
 */
final class OutsideScene implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String API = "/hub/api/v1";
    private static final String PROVINCE = "34";
    /** A health card that this hub did not make. */
    private static final String FOREIGN_CARD = "F".repeat(64) + ":0:" + "F".repeat(32);
    /** Known to the other province and to the base library, and not in the story. */
    private static final Person VISITOR = new Person("RESIDENT_ID", "330102198506150008", "测试乙");
    private static final String HELD = """
            {"id":"demo-%1$s","province":"34","status":"00","updateTime":"%1$s 00:00:00","reason":"健康"}""";
    /** No gate may wait longer, even on a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private final HubHttp http;
    private final List<Asked> asked;
    private final LinksFile links;

    /** A question to the hub that makes it ask an outside system, and what it should answer if that is well, or not. */
    private record Asked(String name, OutsideSystem system, String partner, String path, String body, String well,
            String unwell) {
    }

    private OutsideScene(HubHttp http, List<Asked> asked, LinksFile links) {
        this.http = http;
        this.asked = asked;
        this.links = links;
    }

    /**
     * Starts the systems and leads the hub to them, until the scene is closed.
     *
     * @param file   the hub's file of links
     * @param bearer whose foreign card the gate scans; the hub knows this person as green
     */
    static OutsideScene open(Path file, HubHttp http, Person bearer, LocalDate today) throws IOException {
        ObjectNode question = VISITOR.question().put("purpose", "ENTRY");
        List<Asked> asked = List.of(
                new Asked("card management", new CardManagementSystem(Map.of(FOREIGN_CARD,
                        new Resident(bearer.idNumber(), bearer.name()))), Accounts.GATE, API + "/codes/verify",
                        JSON.createObjectNode().put("token", FOREIGN_CARD).put("checkpoint", "demo-gate")
                                .put("purpose", "ENTRY").toString(),
                        "200 GREEN " + bearer.maskedName() + " passes", "200 HUB-331 does not pass"),
                new Asked("province " + PROVINCE, new NeighbourProvince(PROVINCE, Set.of(VISITOR.idNumber())),
                        Accounts.EXCHANGE, API + "/exchange/provinces/" + PROVINCE + "/query", question.toString(),
                        "200 GREEN", "503 HUB-902"),
                new Asked("data bus, base library", new ProvincialDataBus(Map.of(VISITOR.idNumber(),
                        HELD.formatted(today))), Accounts.EXCHANGE, API + "/exchange/pull", question.toString(),
                        "202 1 taken, 0 refused", "503 HUB-902"));
        return new OutsideScene(http, asked, LinksFile.with(file, asked.stream().map(Asked::system).toList()));
    }

    /** Plays it and writes a row for each answer; returns what was not as it should be. */
    List<String> play(Table table) throws IOException, InterruptedException {
        List<String> surprises = new ArrayList<>();
        for (Behaviour behaviour : Behaviour.values()) {
            for (Asked one : asked) {
                one.system().behave(behaviour);
                long began = System.nanoTime();
                String answer = told(http.postOnce(one.partner(), one.path(), one.body()));
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                table.add(one.name(), behaviour.name().toLowerCase(Locale.ROOT), answer, String.valueOf(took.toMillis()));
                String expected = behaviour == Behaviour.NORMAL ? one.well() : one.unwell();
                if (!answer.equals(expected) || took.compareTo(SOON) > 0) {
                    surprises.add("NOT AS EXPECTED: with " + one.name() + " " + behaviour + " the hub should say "
                            + expected + " within " + SOON.toSeconds() + " seconds");
                }
            }
        }
        return surprises;
    }

    private static String told(HttpResponse<String> response) throws IOException {
        JsonNode body = JSON.readTree(response.body());
        StringBuilder told = new StringBuilder().append(response.statusCode());
        for (String field : List.of("colour", "maskedName", "answer", "code")) {
            if (body.hasNonNull(field)) {
                told.append(' ').append(body.get(field).asText());
            }
        }
        if (body.has("pass")) {
            told.append(body.get("pass").asBoolean() ? " passes" : " does not pass");
        }
        if (body.has("accepted")) {
            told.append(' ').append(body.get("accepted").asInt()).append(" taken, ").append(body.get("refused").asInt())
                    .append(" refused");
        }
        return told.toString();
    }

    @Override
    public void close() {
        links.close();
        asked.forEach(one -> one.system().close());
    }
}

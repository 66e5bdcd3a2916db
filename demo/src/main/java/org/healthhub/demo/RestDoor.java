package org.healthhub.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Posts records and asks under the tracking id until every one is settled. */
final class RestDoor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HubHttp http;
    private final Tally tally;
    private final List<Tracked> open = new ArrayList<>();

    private record Tracked(String system, String partner, String trackingId, int records) {
    }

    RestDoor(HubHttp http, Tally tally) {
        this.http = http;
        this.tally = tally;
    }

    void send(String system, JsonNode body) throws IOException, InterruptedException {
        String partner = Accounts.partnerOf(system);
        HttpResponse<String> answer = http.postJson(partner, "/hub/api/v1/records/" + system, body.toString());
        if (answer.statusCode() != 202) {
            tally.count(system, "FAILED", "", "HTTP " + answer.statusCode());
            return;
        }
        JsonNode receipts = JSON.readTree(answer.body());
        receipts.path("receipts").forEach(receipt -> {
            if (receipt.path("outcome").asText().equals("REFUSED")) {
                tally.count(system, receipt);
            }
        });
        open.add(new Tracked(system, partner, receipts.path("trackingId").asText(), receipts.path("accepted").asInt()));
    }

    /** Waits until all that was sent is settled, and counts it. */
    void settle() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (Tracked tracked : open) {
            List<JsonNode> settled = settled(tracked);
            long pause = 5;
            while (settled.size() < tracked.records() && System.nanoTime() < deadline) {
                Thread.sleep(pause);
                pause = Math.min(200, 2 * pause);
                settled = settled(tracked);
            }
            settled.forEach(receipt -> tally.count(tracked.system(), receipt));
            for (int missing = settled.size(); missing < tracked.records(); missing++) {
                tally.count(tracked.system(), "PENDING", "", "");
            }
        }
        open.clear();
    }

    private List<JsonNode> settled(Tracked tracked) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.get(tracked.partner(), "/hub/api/v1/intake/" + tracked.trackingId());
        if (answer.statusCode() != 200) {
            return List.of();
        }
        JsonNode body = JSON.readTree(answer.body());
        List<JsonNode> settled = new ArrayList<>();
        (body.has("receipts") ? body.get("receipts") : body.path("records")).forEach(receipt -> {
            String outcome = receipt.path("outcome").asText();
            if (!outcome.equals("PENDING") && !outcome.equals("REFUSED") && !outcome.equals("ACCEPTED")) {
                settled.add(receipt);
            }
        });
        return settled;
    }
}

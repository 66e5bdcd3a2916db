package org.healthhub.systemtests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** HTTP as one account, or as nobody; every answer is held to the contract that the hub serves. */
final class HttpDoor {
    static final String JSON = "application/json";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final RunningHub hub;
    private final String authorization;

    private HttpDoor(RunningHub hub, String authorization) {
        this.hub = hub;
        this.authorization = authorization;
    }

    static HttpDoor of(RunningHub hub, String partner) {
        return of(hub, partner, hub.partnerPassword(partner));
    }

    static HttpDoor of(RunningHub hub, String account, String password) {
        return new HttpDoor(hub, "Basic " + Base64.getEncoder()
                .encodeToString((account + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    static HttpDoor ofNobody(RunningHub hub) {
        return new HttpDoor(hub, "");
    }

    /** What came back. */
    record Answer(int status, String contentType, String body) {
        JsonNode json() {
            try {
                return MAPPER.readTree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError("not JSON: " + this, e);
            }
        }

        /** The code of a problem, {@code HUB-nnn}. */
        String code() {
            return json().path("code").asText();
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, Object json) {
        return post(path, JSON, json.toString().getBytes(StandardCharsets.UTF_8));
    }

    Answer post(String path, String contentType, byte[] body) {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)));
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.http(path));
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            Answer answer = new Answer(response.statusCode(), response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
            ServedContract.of(hub).check(response.request().method(), response.uri().getPath(), answer.status(),
                    answer.contentType(), answer.body());
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", e);
        }
    }
}

package org.healthhub.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** HTTP as a partner's client does it: Basic authentication, UTF-8, and waiting when the hub says it is busy. */
final class HubHttp {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TRIES = 5;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE).build();
    private final URI base;
    private final Accounts accounts;

    HubHttp(URI base, Accounts accounts) {
        this.base = base;
        this.accounts = accounts;
    }

    HttpResponse<String> get(String partner, String path) throws IOException, InterruptedException {
        return send(request(partner, path).header("Accept", "application/json").GET().build());
    }

    HttpResponse<String> postJson(String partner, String path, String body) throws IOException, InterruptedException {
        return send(json(partner, path, body));
    }

    /** Does not wait for a hub that is busy: its first answer counts. */
    HttpResponse<String> postOnce(String partner, String path, String body) throws IOException, InterruptedException {
        return client.send(json(partner, path, body), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpResponse<String> postSoap(String partner, String path, String envelope)
            throws IOException, InterruptedException {
        return send(request(partner, path).header("Content-Type", "text/xml; charset=utf-8").header("SOAPAction", "\"\"")
                .POST(BodyPublishers.ofString(envelope, StandardCharsets.UTF_8)).build());
    }

    private HttpRequest json(String partner, String path, String body) {
        return request(partner, path).header("Accept", "application/json").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8)).build();
    }

    private HttpRequest.Builder request(String partner, String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE)
                .header("Authorization", accounts.basic(partner));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        for (int tried = 1; tried < TRIES && isBusy(response); tried++) {
            Thread.sleep(Duration.ofSeconds(retryAfter(response)).toMillis());
            response = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        }
        return response;
    }

    private static boolean isBusy(HttpResponse<String> response) {
        return response.statusCode() == 429 || response.statusCode() == 503;
    }

    private static long retryAfter(HttpResponse<String> response) {
        return response.headers().firstValue("Retry-After").filter(after -> after.matches("\\d{1,2}"))
                .map(Long::parseLong).orElse(1L);
    }
}

package org.healthhub.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The controls of what runs inside the server. */
final class Control {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Settings settings;

    Control(Settings settings) {
        this.settings = settings;
    }

    void start(String comparison) throws IOException, InterruptedException {
        post("comparison/" + comparison + "/start");
    }

    void stop(String comparison) throws IOException, InterruptedException {
        post("comparison/" + comparison + "/stop");
    }

    void pause(String queue) throws IOException, InterruptedException {
        post("queue/" + queue + "/pause");
    }

    void resume(String queue) throws IOException, InterruptedException {
        post("queue/" + queue + "/resume");
    }

    long committed(String comparison) throws IOException, InterruptedException {
        return Long.parseLong(call(request("comparison/" + comparison).build()).strip());
    }

    private void post(String path) throws IOException, InterruptedException {
        call(request(path).POST(HttpRequest.BodyPublishers.noBody()).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(settings.http("/benchmarks/api/" + path)));
    }

    private String call(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(request.uri() + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }
}

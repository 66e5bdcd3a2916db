package org.healthhub.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes codes by the risk list, and asks for a token of each as a citizens' application does. */
final class Issuing {
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final int AT_ONCE = 8;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Settings settings;
    private final String login;

    Issuing(Settings settings) {
        this.settings = settings;
        Settings.Account account = settings.account("dingtalk");
        this.login = "Basic " + Base64.getEncoder().encodeToString(
                (account.name() + ":" + account.password()).getBytes(StandardCharsets.UTF_8));
    }

    /** Sees to it that the first {@code persons} synthetic persons have codes: sent again, a record changes nothing. */
    void ensureCodes(int persons) throws Exception {
        try (HubProbe probe = new HubProbe(settings)) {
            if (probe.persons() >= persons) {
                return;
            }
            new Sender(settings, "zj-cdc").send("intake.risk-list", RiskListMessages.about(0, persons));
            while (probe.persons() < persons) {
                Thread.sleep(100);
            }
        }
    }

    List<String> tokens(List<Integer> persons) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(AT_ONCE);
        try {
            return pool.submit(() -> persons.parallelStream().map(this::token).toList()).get();
        } finally {
            pool.shutdown();
        }
    }

    private String token(int person) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.http("/hub/api/v1/codes")))
                .header("Authorization", login).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"holder\":" + SyntheticPersons.holder(person) + "}")).build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            Matcher token = TOKEN.matcher(answer.body());
            if (!token.find()) {
                throw new IllegalStateException("no token: " + answer.statusCode() + " " + answer.body());
            }
            return token.group(1);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("no token for person " + person, e);
        }
    }
}

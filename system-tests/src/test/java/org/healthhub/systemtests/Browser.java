package org.healthhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A browser without script. Every page that it sees has the strict policy and no script or style of its own. */
final class Browser {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'self'; "
            + "frame-ancestors 'none'; base-uri 'none'";

    private final RunningHub hub;
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL).build();

    /** A page of the console. */
    record Page(int status, URI address, String html) {
        Document content() {
            return Jsoup.parse(html);
        }

        String figure(String id) {
            return content().select("#" + id).text();
        }

        long number(String id) {
            return Long.parseLong(figure(id).replaceAll("\\D", ""));
        }

        /** What a form of this page must bring along. */
        String key() {
            return content().select("input[name=key]").attr("value");
        }
    }

    Browser(RunningHub hub) {
        this.hub = hub;
    }

    Page logIn(String name, String password) {
        Page login = get("/admin/");
        assertThat(login.content().select("form[action$=j_security_check]")).hasSize(1);
        return post("/admin/j_security_check", Map.of("j_username", name, "j_password", password));
    }

    Page search(String term) {
        return post("/admin/codes", Map.of("term", term, "purpose", "TRACING", "key", get("/admin/codes").key()));
    }

    Page get(String path) {
        return send(HttpRequest.newBuilder(hub.http(path)).GET().build());
    }

    Page post(String path, Map<String, String> form) {
        String body = form.entrySet().stream().map(field -> field.getKey() + "="
                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(hub.http(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)).build());
    }

    /** Sends a form with a file (RFC 7578). */
    Page upload(String path, Map<String, String> form, String field, byte[] file) {
        String boundary = "----it-boundary";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        form.forEach((name, value) -> body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\""
                + name + "\"\r\n\r\n" + value + "\r\n").getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field
                + "\"; filename=\"file\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(hub.http(path))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())).build());
    }

    private Page send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            Page page = new Page(response.statusCode(), response.uri(), response.body());
            assertThat(response.headers().allValues("Content-Security-Policy")).containsExactly(POLICY);
            assertThat(page.content().select("script:not([src]), style, [style], [onclick]")).isEmpty();
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a page", e);
        }
    }
}

package org.healthhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSException;
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
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HubIsRunning.class)
class ConsoleIT {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'self'; "
            + "frame-ancestors 'none'; base-uri 'none'";

    private final RunningHub hub;

    ConsoleIT(RunningHub hub) {
        this.hub = hub;
    }

    @Test
    void whoLogsInIsLedToTheOverviewWithItsFigures() throws JMSException {
        know(Person.unknown());

        Page overview = new Browser().logIn("admin", hub.officerPassword("admin"));

        assertThat(overview.address().getPath()).isEqualTo("/admin/overview");
        assertThat(overview.content().select("h1")).hasSize(1);
        assertThat(overview.figure("f-taken")).isNotEmpty();
        assertThat(overview.content().select("#f-code-RED, #f-code-YELLOW, #f-code-GREEN")).hasSize(3);
    }

    @Test
    void theFiguresFollowWhatPartnersSend() throws JMSException {
        Browser browser = new Browser();
        browser.logIn("officer1", hub.officerPassword("officer1"));
        know(Person.unknown());

        await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            Page overview = browser.get("/admin/overview");
            assertThat(overview.number("f-code-RED")).isPositive();
            assertThat(overview.number("f-received")).isPositive();
            assertThat(overview.number("f-risk-list-applied")).isPositive();
            assertThat(overview.number("f-lag")).isZero();
        });
    }

    @Test
    void aWrongPasswordIsRefused() {
        Page refused = new Browser().logIn("admin", "wrong");

        assertThat(refused.content().select("form[action$=j_security_check]")).hasSize(1);
        assertThat(refused.content().select("[role=alert]")).isNotEmpty();
        assertThat(refused.content().select("#figures")).isEmpty();
    }

    @Test
    void aPartnerIsNoOfficer() {
        Page refused = new Browser().logIn("dingtalk", hub.partnerPassword("dingtalk"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.content().select("#figures")).isEmpty();
    }

    @Test
    void aSearchByNumberLeadsToThePersonsPageWhichNamesRuleAndRecord() throws JMSException {
        Person person = Person.unknown();
        String recordId = know(person);
        Browser browser = new Browser();
        browser.logIn("officer1", hub.officerPassword("officer1"));

        Page found = browser.search(person.idNumber());

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.address().getPath()).matches("/admin/codes/[0-9a-f-]{36}");
        assertThat(found.content().text()).contains("R04", recordId, "红码");
        assertThat(found.html()).as("masked until asked for").doesNotContain(person.idNumber(), person.name());
    }

    @Test
    void whoIsNotKnownIsNotFoundAndTheNumberStaysOutOfTheAddress() {
        Person stranger = Person.unknown();
        Browser browser = new Browser();
        browser.logIn("officer1", hub.officerPassword("officer1"));

        Page answer = browser.search(stranger.idNumber());

        assertThat(answer.address().toString()).contains("HUB-600").doesNotContain(stranger.idNumber());
        assertThat(answer.html()).doesNotContain(stranger.idNumber());
    }

    @Test
    void anAuditorMayNotSearchForPersons() {
        Browser browser = new Browser();
        Page overview = browser.logIn("auditor", hub.officerPassword("auditor"));

        assertThat(overview.content().select("a[href^=/admin/codes]")).isEmpty();
        assertThat(browser.get("/admin/codes").status()).isEqualTo(403);
        assertThat(browser.post("/admin/codes", Map.of("term", Person.unknown().idNumber(), "purpose", "TRACING",
                "key", overview.key())).status()).isEqualTo(403);
    }

    @Test
    void aFormWithoutTheKeyOfTheSessionIsRefused() {
        Browser browser = new Browser();
        browser.logIn("officer1", hub.officerPassword("officer1"));

        Page refused = browser.post("/admin/codes", Map.of("term", Person.unknown().idNumber(), "purpose", "TRACING"));

        assertThat(refused.status()).isEqualTo(409);
    }

    @Test
    void aRulingTakesOfficersOfTwoBodiesAndTurnsTheCode() throws JMSException {
        Person person = Person.unknown();
        know(person);
        Browser first = new Browser();
        first.logIn("officer1", hub.officerPassword("officer1"));
        Page proposed = proposeToLift(first, first.search(person.idNumber()));
        String ruling = proposed.address().getPath();

        assertThat(ruling).matches("/admin/rulings/[0-9]+");
        assertThat(first.post(ruling + "/confirm", Map.of("key", proposed.key())).status()).isEqualTo(409);
        assertThat(Codes.of(hub, person).json().path("colour").asText()).isEqualTo("RED");

        Browser second = new Browser();
        second.logIn("officer2", hub.officerPassword("officer2"));
        Page confirmed = second.post(ruling + "/confirm", Map.of("key", second.get(ruling).key()));

        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(Codes.of(hub, person).json().path("colour").asText()).isEqualTo("GREEN");
        assertThat(second.post(ruling + "/confirm", Map.of("key", confirmed.key())).status()).isEqualTo(409);
    }

    @Test
    void whoRunsTheSystemMakesNoRulings() throws JMSException {
        Person person = Person.unknown();
        know(person);
        Browser browser = new Browser();
        browser.logIn("admin", hub.officerPassword("admin"));

        Page found = browser.search(person.idNumber());

        assertThat(found.content().select("a[href*=/rulings/new/]")).isEmpty();
        String code = found.address().getPath().replace("/admin/codes/", "");
        assertThat(browser.get("/admin/rulings/new/" + code).status()).isEqualTo(403);
        assertThat(browser.post("/admin/rulings/1/confirm", Map.of("key", found.key())).status()).isEqualTo(403);
        assertThat(browser.post("/admin/rulings/1/reject", Map.of("key", found.key(), "reason", "x")).status())
                .isEqualTo(403);
    }

    @Test
    void thePagesAreThereInEnglishToo() {
        Browser browser = new Browser();
        Page chinese = browser.logIn("officer1", hub.officerPassword("officer1"));

        Page english = browser.get("/admin/overview?lang=en");

        assertThat(chinese.content().selectFirst("html").attr("lang")).startsWith("zh");
        assertThat(english.content().selectFirst("html").attr("lang")).startsWith("en");
        assertThat(english.content().title()).contains("Overview");
    }

    @Test
    void whatIsNotThereIsAPageOfTheConsoleThatTellsNothingOfTheInside() {
        Browser browser = new Browser();
        browser.logIn("officer1", hub.officerPassword("officer1"));

        Page missing = browser.get("/admin/nothing-here");

        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.content().select("h1")).hasSize(1);
        assertThat(missing.html()).doesNotContain("Exception", "RESTEASY", "undertow");
    }

    /** Proposes, from the page of a person, that the contact counts no longer. */
    private static Page proposeToLift(Browser browser, Page person) {
        String form = "/admin/rulings/new/" + person.address().getPath().replace("/admin/codes/", "");
        return browser.post(form, Map.of("key", browser.get(form).key(), "kind", "LIFT", "rule", "R04",
                "from", Records.today().toString(), "until", Records.today().plusDays(1).toString(),
                "document", "浙卫〔2020〕2号", "ground", "排除"));
    }

    /** Tells the hub of somebody's close contact, and gives the id of the record. */
    private String know(Person person) throws JMSException {
        var record = Records.closeContact(person);
        try (QueueDoor door = QueueDoor.of(hub, Protocol.CORE, "zj-cdc")) {
            door.receiptFor(door.send("risk-list", record));
        }
        return record.path("recordId").asText();
    }

    private record Page(int status, URI address, String html) {
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

    /** A browser without script. Every page that it sees has the strict policy and no script or style of its own. */
    private final class Browser {
        private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL).build();

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
}

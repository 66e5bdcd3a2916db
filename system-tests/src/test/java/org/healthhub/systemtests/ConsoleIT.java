package org.healthhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HubIsRunning.class)
class ConsoleIT {
    private final RunningHub hub;

    ConsoleIT(RunningHub hub) {
        this.hub = hub;
    }

    @Test
    void whoLogsInIsLedToTheOverviewWithItsFigures() throws JMSException {
        know(Person.unknown());

        Browser.Page overview = new Browser(hub).logIn("admin", hub.officerPassword("admin"));

        assertThat(overview.address().getPath()).isEqualTo("/admin/overview");
        assertThat(overview.content().select("h1")).hasSize(1);
        assertThat(overview.figure("f-taken")).isNotEmpty();
        assertThat(overview.content().select("#f-code-RED, #f-code-YELLOW, #f-code-GREEN")).hasSize(3);
    }

    @Test
    void theFiguresFollowWhatPartnersSend() throws JMSException {
        Browser browser = new Browser(hub);
        browser.logIn("officer1", hub.officerPassword("officer1"));
        know(Person.unknown());

        await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            Browser.Page overview = browser.get("/admin/overview");
            assertThat(overview.number("f-code-RED")).isPositive();
            assertThat(overview.number("f-received")).isPositive();
            assertThat(overview.number("f-risk-list-applied")).isPositive();
            assertThat(overview.number("f-lag")).isZero();
        });
    }

    @Test
    void aWrongPasswordIsRefused() {
        Browser.Page refused = new Browser(hub).logIn("admin", "wrong");

        assertThat(refused.content().select("form[action$=j_security_check]")).hasSize(1);
        assertThat(refused.content().select("[role=alert]")).isNotEmpty();
        assertThat(refused.content().select("#figures")).isEmpty();
    }

    @Test
    void aPartnerIsNoOfficer() {
        Browser.Page refused = new Browser(hub).logIn("dingtalk", hub.partnerPassword("dingtalk"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.content().select("#figures")).isEmpty();
    }

    @Test
    void aSearchByNumberLeadsToThePersonsPageWhichNamesRuleAndRecord() throws JMSException {
        Person person = Person.unknown();
        String recordId = know(person);
        Browser browser = new Browser(hub);
        browser.logIn("officer1", hub.officerPassword("officer1"));

        Browser.Page found = browser.search(person.idNumber());

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.address().getPath()).matches("/admin/codes/[0-9a-f-]{36}");
        assertThat(found.content().text()).contains("R04", recordId, "红码");
        assertThat(found.html()).as("masked until asked for").doesNotContain(person.idNumber(), person.name());
    }

    @Test
    void theMomentThatIsAskedAboutOutlastsTheQuestionWhatForAndTheNameInFull() throws JMSException {
        Person person = Person.unknown();
        know(person);
        Browser first = new Browser(hub);
        first.logIn("officer1", hub.officerPassword("officer1"));
        String address = first.search(person.idNumber()).address().getPath();
        Browser browser = new Browser(hub);
        browser.logIn("officer1", hub.officerPassword("officer1"));

        Browser.Page asked = browser.get(address + "?at=2020-03-05T12:00");
        Browser.Page past = browser.post(address + "/purpose",
                Map.of("purpose", "TRACING", "at", asked.content().select("main input[name=at]").val(), "key", asked.key()));
        Browser.Page revealed = browser.post(address,
                Map.of("at", past.content().select("#holder input[name=at]").val(), "key", past.key()));

        assertThat(past.address().getRawQuery()).isEqualTo("at=2020-03-05T12%3A00");
        assertThat(past.content().select("#at").val()).isEqualTo("2020-03-05T12:00");
        assertThat(revealed.html()).contains(person.idNumber());
        assertThat(revealed.content().select("#at").val()).isEqualTo("2020-03-05T12:00");
    }

    @Test
    void whoIsNotKnownIsNotFoundAndTheNumberStaysOutOfTheAddress() {
        Person stranger = Person.unknown();
        Browser browser = new Browser(hub);
        browser.logIn("officer1", hub.officerPassword("officer1"));

        Browser.Page answer = browser.search(stranger.idNumber());

        assertThat(answer.address().toString()).contains("HUB-600").doesNotContain(stranger.idNumber());
        assertThat(answer.html()).doesNotContain(stranger.idNumber());
    }

    @Test
    void anAuditorMayNotSearchForPersons() {
        Browser browser = new Browser(hub);
        Browser.Page overview = browser.logIn("auditor", hub.officerPassword("auditor"));

        assertThat(overview.content().select("a[href^=/admin/codes]")).isEmpty();
        assertThat(browser.get("/admin/codes").status()).isEqualTo(403);
        assertThat(browser.post("/admin/codes", Map.of("term", Person.unknown().idNumber(), "purpose", "TRACING",
                "key", overview.key())).status()).isEqualTo(403);
    }

    @Test
    void aFormWithoutTheKeyOfTheSessionIsRefused() {
        Browser browser = new Browser(hub);
        browser.logIn("officer1", hub.officerPassword("officer1"));

        Browser.Page refused = browser.post("/admin/codes", Map.of("term", Person.unknown().idNumber(), "purpose", "TRACING"));

        assertThat(refused.status()).isEqualTo(409);
    }

    @Test
    void aRulingTakesOfficersOfTwoBodiesAndTurnsTheCode() throws JMSException {
        Person person = Person.unknown();
        know(person);
        Browser first = new Browser(hub);
        first.logIn("officer1", hub.officerPassword("officer1"));
        Browser.Page proposed = proposeToLift(first, first.search(person.idNumber()));
        String ruling = proposed.address().getPath();

        assertThat(ruling).matches("/admin/rulings/[0-9]+");
        assertThat(first.post(ruling + "/confirm", Map.of("key", proposed.key())).status()).isEqualTo(409);
        assertThat(Codes.of(hub, person).json().path("colour").asText()).isEqualTo("RED");

        Browser second = new Browser(hub);
        second.logIn("officer2", hub.officerPassword("officer2"));
        Browser.Page confirmed = second.post(ruling + "/confirm", Map.of("key", second.get(ruling).key()));

        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(Codes.of(hub, person).json().path("colour").asText()).isEqualTo("GREEN");
        assertThat(second.post(ruling + "/confirm", Map.of("key", confirmed.key())).status()).isEqualTo(409);
    }

    @Test
    void whoRunsTheSystemMakesNoRulings() throws JMSException {
        Person person = Person.unknown();
        know(person);
        Browser browser = new Browser(hub);
        browser.logIn("admin", hub.officerPassword("admin"));

        Browser.Page found = browser.search(person.idNumber());

        assertThat(found.content().select("a[href*=/rulings/new/]")).isEmpty();
        String code = found.address().getPath().replace("/admin/codes/", "");
        assertThat(browser.get("/admin/rulings/new/" + code).status()).isEqualTo(403);
        assertThat(browser.post("/admin/rulings/1/confirm", Map.of("key", found.key())).status()).isEqualTo(403);
        assertThat(browser.post("/admin/rulings/1/reject", Map.of("key", found.key(), "reason", "x")).status())
                .isEqualTo(403);
    }

    @Test
    void thePagesAreThereInEnglishToo() {
        Browser browser = new Browser(hub);
        Browser.Page chinese = browser.logIn("officer1", hub.officerPassword("officer1"));

        Browser.Page english = browser.get("/admin/overview?lang=en");

        assertThat(chinese.content().selectFirst("html").attr("lang")).startsWith("zh");
        assertThat(english.content().selectFirst("html").attr("lang")).startsWith("en");
        assertThat(english.content().title()).contains("Overview");
    }

    @Test
    void whatIsNotThereIsAPageOfTheConsoleThatTellsNothingOfTheInside() {
        Browser browser = new Browser(hub);
        browser.logIn("officer1", hub.officerPassword("officer1"));

        Browser.Page missing = browser.get("/admin/nothing-here");

        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.content().select("h1")).hasSize(1);
        assertThat(missing.html()).doesNotContain("Exception", "RESTEASY", "undertow");
    }

    /** Proposes, from the page of a person, that the contact counts no longer. */
    private static Browser.Page proposeToLift(Browser browser, Browser.Page person) {
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
}

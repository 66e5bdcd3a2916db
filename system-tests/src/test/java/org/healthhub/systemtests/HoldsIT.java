package org.healthhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HubIsRunning.class)
class HoldsIT {
    /** One document turns so many codes red in an hour, unless officers say otherwise. */
    private static final int LIMIT = 200;
    private static final String DOCUMENT = "CDC-MASS-1";

    private final RunningHub hub;

    HoldsIT(RunningHub hub) {
        this.hub = hub;
    }

    @Test
    void whatOneDocumentWouldTurnRedBeyondTheLimitWaitsForTwoOfficers() {
        List<Person> named = IntStream.range(0, LIMIT + 3).mapToObj(i -> Person.unknown()).toList();
        HttpDoor.of(hub, "zj-cdc").post("/hub/api/v1/records/risk-list", Records.batch(named.stream()
                .map(person -> Records.closeContact(person).put("document", DOCUMENT)).toArray(ObjectNode[]::new)));

        await().atMost(Duration.ofSeconds(30)).until(() -> colour(named.get(LIMIT - 1)).equals("RED"));
        assertThat(colour(named.get(LIMIT))).isEmpty();

        Browser first = officer("officer1");
        String hold = holdOfTheDocument(first);
        Browser.Page seen = preview(first, hold);
        assertThat(seen.content().text()).contains(DOCUMENT, "R04");
        Browser.Page proposed = first.post(hold + "/proposal",
                Map.of("key", seen.key(), "decision", "RELEASED", "reason", "与来源核实"));
        first.post(hold + "/confirmation", Map.of("key", proposed.key(), "decision", "RELEASED"));
        assertThat(colour(named.get(LIMIT))).isEmpty();

        Browser second = officer("officer2");
        second.post(hold + "/confirmation", Map.of("key", preview(second, hold).key(), "decision", "RELEASED"));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() ->
                assertThat(named.subList(LIMIT, named.size())).extracting(this::colour).containsOnly("RED"));
    }

    private Browser officer(String name) {
        Browser browser = new Browser(hub);
        browser.logIn(name, hub.officerPassword(name));
        return browser;
    }

    /** Whom it is about is shown for a purpose only. */
    private static Browser.Page preview(Browser browser, String hold) {
        return browser.post(hold + "/purpose", Map.of("key", browser.get(hold).key(), "purpose", "OTHER"));
    }

    private String holdOfTheDocument(Browser browser) {
        return browser.get("/admin/quarantine/holds").content().select("tr:contains(" + DOCUMENT + ") a").attr("href");
    }

    private String colour(Person person) {
        return Codes.of(hub, person).json().path("colour").asText("");
    }
}

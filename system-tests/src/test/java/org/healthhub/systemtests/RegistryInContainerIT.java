package org.healthhub.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.ChangeFeed;
import org.healthhub.registry.CodeChanged;
import org.healthhub.registry.CodeLookup;
import org.healthhub.registry.CodeRegistry;
import org.healthhub.registry.OfficerAct;
import org.healthhub.registry.PersonView;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding.Closeness;
import org.healthhub.registry.intake.Finding.ContactNotice;
import org.healthhub.registry.intake.Finding.ContactWith;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.IdType;
import org.healthhub.registry.intake.Outcome;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.RecordKey;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The front doors of the registry, asked from inside the server, with its transactions, its clock and its database. */
@Order(2)
@ExtendWith({DatabaseForTheServer.class, ArquillianExtension.class})
public class RegistryInContainerIT {
    @Inject
    private CodeRegistry registry;
    @Inject
    private CodeLookup lookup;
    @Inject
    private ChangeFeed feed;
    @Inject
    private Clock clock;

    /** The archive that partners meet, with this class in it. */
    @Deployment
    public static EnterpriseArchive hub() {
        Path ear = Path.of(System.getProperty("hub.root", "..")).resolve("ear/target/health-hub.ear");
        EnterpriseArchive hub = ShrinkWrap.createFromZipFile(EnterpriseArchive.class, ear.toFile());
        Testable.archiveToTest(hub.getAsType(WebArchive.class, "integration-routes.war"))
                .addClasses(RegistryInContainerIT.class, DatabaseForTheServer.class);
        return hub;
    }

    @Test
    void aBatchIsRegisteredFoundAndPublished() {
        HolderId id = new HolderId(IdType.RESIDENT_ID, "330106199003070006");
        LocalDate yesterday = LocalDate.now(clock).minusDays(1);
        HealthRecord record = new HealthRecord(new RecordKey(new PartnerCode("zj-cdc"), "inside-1"),
                PartnerSystem.RISK_LIST, clock.instant(), List.of(new Fact(new Holder(id, "测试甲", "13800138000"),
                        new ContactNotice(ContactWith.CONFIRMED, Closeness.CLOSE, yesterday, false, "CDC-1"))),
                Arrival.at(clock.instant()));
        long before = feed.published();

        List<Outcome> outcomes = registry.register(List.of(record, record));

        assertInstanceOf(Outcome.Applied.class, outcomes.get(0));
        assertInstanceOf(Outcome.Duplicate.class, outcomes.get(1));
        OfficerAct act = new OfficerAct("officer1", "TRACING");
        Optional<UUID> code = lookup.find(id, act);
        PersonView person = lookup.person(code.orElseThrow(), act, false).orElseThrow();
        assertEquals(Colour.RED, person.colour());
        assertEquals("R04", person.reasons().get(0).rule());
        assertEquals("inside-1", person.reasons().get(0).recordId());
        List<CodeChanged> changes = feed.after(before, 10);
        assertEquals(List.of(code.get()), changes.stream().map(CodeChanged::codeId).toList());
    }

    @Test
    @RunAsClient
    void theHubSaysThatItIsReady(@ArquillianResource URL address) throws IOException, InterruptedException {
        URI ready = URI.create("http://" + address.getHost() + ":" + address.getPort() + "/hub/health/ready");

        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.ofString());

        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("\"UP\""));
    }
}

package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthhub.registry.RecordSamples.MARCH_1;
import static org.healthhub.registry.RecordSamples.XIHU;
import static org.healthhub.registry.RecordSamples.contact;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.HealthRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PersonFileIT {
    private static final OfficerAct ACT = new OfficerAct("officer1", "APPEAL");
    private static RegistryFixture registry;
    private UUID code;

    @BeforeAll
    static void start() {
        registry = new RegistryFixture();
    }

    @AfterAll
    static void stop() throws IOException {
        registry.close();
    }

    @BeforeEach
    void oneContact() {
        registry.empty();
        registry.clock.set(MARCH_1);
        HealthRecord contact = contact("r1", XIHU, MARCH_1);
        registry.register(List.of(new HealthRecord(contact.key(), contact.system(), contact.observedAt(), contact.facts(),
                Arrival.at(registry.clock.instant()))));
        code = registry.lookup(lookup -> lookup.find(XIHU.id(), ACT)).orElseThrow();
        registry.inTransaction(entities -> entities.createNativeQuery("truncate audit_entry").executeUpdate());
    }

    @Test
    void oneOpeningShowsAllPartsAndIsOneAuditRowThatNamesThem() {
        PersonFileView file = registry.file(door -> door.open(code, ACT, false)).orElseThrow();

        assertThat(file.person().colour()).isEqualTo(Colour.RED);
        assertThat(file.why().measures()).singleElement().returns("R04", measure -> measure.reason().rule());
        assertThat(file.mergings()).isEmpty();
        assertThat(audited()).isEqualTo(List.of("officer1 READ+EXPLAIN+READ_IDENTITIES APPEAL " + code));
    }

    @Test
    void anUnmaskedOpeningSaysSo() {
        registry.file(door -> door.open(code, ACT, true));

        assertThat(audited()).isEqualTo(List.of("officer1 READ_UNMASKED+EXPLAIN+READ_IDENTITIES APPEAL " + code));
    }

    @Test
    void aPastMomentIsExplainedAndTheOtherDocumentsAreNotRead() {
        Instant before = registry.clock.instant().minus(Duration.ofDays(1));

        PersonFileView file = registry.file(door -> door.openAt(code, before, ACT, true)).orElseThrow();

        assertThat(file.why().at()).isEqualTo(before);
        assertThat(file.why().known()).isFalse();
        assertThat(audited()).isEqualTo(List.of("officer1 READ_UNMASKED+EXPLAIN_PAST APPEAL " + code));
    }

    @Test
    void aCodeThatIsNoneOpensNothing() {
        Optional<PersonFileView> nothing = registry.file(door -> door.open(new UUID(0, 1), ACT, false));

        assertThat(nothing).isEmpty();
        assertThat(audited()).isEmpty();
    }

    private static List<?> audited() {
        return registry.inTransaction(entities -> entities.createNativeQuery("""
                select actor || ' ' || action || ' ' || purpose || ' ' || code_id from audit_entry order by id""",
                String.class).getResultList());
    }
}

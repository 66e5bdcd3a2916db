package org.healthhub.registry;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.cfg.Configuration;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Outcome;

/** The registry on a real PostgreSQL, without a server around it. One database per test class. */
final class RegistryFixture implements AutoCloseable {
    static final class SettableClock extends Clock {
        private volatile Instant now;

        SettableClock(Instant now) {
            this.now = now;
        }

        void set(LocalDate day) {
            now = day.atTime(9, 0).toInstant(ZoneOffset.ofHours(8));
        }

        @Override
        public ZoneId getZone() {
            return HubClock.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    final SettableClock clock = new SettableClock(Instant.parse("2020-03-09T01:00:00Z"));
    final DataSource database;
    private final EmbeddedPostgres postgres;
    private final EntityManagerFactory factory;
    private final IdentityVault vault;
    private final RulePacks packs = new RulePacks();

    RegistryFixture() {
        try {
            Path keys = Files.createTempFile("hub", ".key");
            Files.writeString(keys, "1=" + HexFormat.of().formatHex(new byte[32]));
            vault = new IdentityVault(new HubKeys(keys));
            Files.delete(keys);
            postgres = EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database = postgres.getPostgresDatabase();
        RegistryMigrator.migrate(database);
        Configuration configuration = new Configuration();
        List.of(Partner.class, Officer.class, CodeChange.class, HealthCode.class, Person.class, HealthFact.class,
                AuditEntry.class).forEach(configuration::addAnnotatedClass);
        configuration.getProperties().putAll(Map.of(
                "jakarta.persistence.nonJtaDataSource", database,
                "hibernate.hbm2ddl.auto", "validate",
                "hibernate.jdbc.time_zone", "UTC"));
        factory = configuration.buildSessionFactory();
    }

    List<Outcome> register(List<HealthRecord> records) {
        return inTransaction(entities -> new CodeRegistry(entities, packs, vault, clock).register(records));
    }

    int review() {
        return inTransaction(entities -> new CodeRegistry(entities, packs, vault, clock).reviewDue(clock.instant(), 500));
    }

    <T> T lookup(Function<CodeLookup, T> question) {
        return inTransaction(entities -> {
            PartnerDirectory partners = new PartnerDirectory(clock);
            partners.setEntities(entities);
            CodeLookup lookup = new CodeLookup(packs, vault, partners, clock);
            lookup.setEntities(entities);
            return question.apply(lookup);
        });
    }

    <T> T explain(RulePacks then, Function<CodeExplanation, T> question) {
        return inTransaction(entities -> {
            PartnerDirectory partners = new PartnerDirectory(clock);
            partners.setEntities(entities);
            CodeExplanation explanation = new CodeExplanation(then, vault, partners, clock);
            explanation.setEntities(entities);
            return question.apply(explanation);
        });
    }

    <T> T feed(Function<ChangeFeed, T> question) {
        return inTransaction(entities -> {
            ChangeFeed feed = new ChangeFeed();
            feed.setEntities(entities);
            return question.apply(feed);
        });
    }

    <T> T figures(Function<HubFigures, T> question) {
        return inTransaction(entities -> {
            PartnerDirectory partners = new PartnerDirectory(clock);
            partners.setEntities(entities);
            HubFigures figures = new HubFigures(partners, clock);
            figures.setEntities(entities);
            return question.apply(figures);
        });
    }

    CodeDesk desk() {
        CodeDesk desk = new CodeDesk(packs, vault, clock);
        desk.setDatabase(database);
        return desk;
    }

    <T> T inTransaction(Function<EntityManager, T> work) {
        try (EntityManager entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                T result = work.apply(entities);
                entities.getTransaction().commit();
                return result;
            } catch (RuntimeException | Error e) {
                entities.getTransaction().rollback();
                throw e;
            }
        }
    }

    /** The registry as text, without what differs by chance or by the order of arrival. */
    String contents() {
        return inTransaction(entities -> String.join("\n", entities.createNativeQuery("""
                select encode(p.key, 'hex') || ' ' || c.colour || ' ' || c.rule || ' ' || c.since || ' '
                    || coalesce(c.until::text, '-') || ' ' || c.state
                from health_code c join person p on p.id = c.person_id order by 1""", String.class).getResultList()));
    }

    void empty() {
        inTransaction(entities -> entities.createNativeQuery("""
                truncate person, health_code, health_fact, superseded_fact, code_change, intake_outcome, intake_tally,
                    quarantine, code_token, audit_entry, colour_tally""").executeUpdate());
        inTransaction(entities -> entities.createNativeQuery("update change_counter set last = 0").executeUpdate());
        inTransaction(entities -> entities.createNativeQuery("update rollup set last_number = 0").executeUpdate());
    }

    @Override
    public void close() throws IOException {
        factory.close();
        postgres.close();
    }
}

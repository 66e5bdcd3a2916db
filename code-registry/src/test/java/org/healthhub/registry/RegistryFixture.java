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
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.cfg.Configuration;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Outcome;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The registry on a real PostgreSQL, without a server around it. As an extension of a test class ({@code @RegisterExtension
 * static final}) it starts with the class, is empty on 9 March 2020 before each test, and closes after the last.
 */
final class RegistryFixture implements BeforeEachCallback, AfterAllCallback, AutoCloseable {
    static final class SettableClock extends Clock {
        private volatile Instant now;

        SettableClock(Instant now) {
            this.now = now;
        }

        void set(LocalDate day) {
            now = day.atTime(9, 0).toInstant(ZoneOffset.ofHours(8));
        }

        void set(Instant moment) {
            now = moment;
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

    private static final Instant MARCH_9 = Instant.parse("2020-03-09T01:00:00Z");

    final SettableClock clock = new SettableClock(MARCH_9);
    final DataSource database;
    private final EmbeddedPostgres postgres;
    private final EntityManagerFactory factory;
    private final IdentityVault vault;
    private final RulePacks packs;

    RegistryFixture() {
        this(new RulePacks());
    }

    RegistryFixture(RulePacks packs) {
        this.packs = packs;
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
        packs.setDatabase(database);
        Configuration configuration = new Configuration();
        List.of(Partner.class, Officer.class, CodeChange.class, HealthCode.class, Person.class, HealthFact.class,
                AuditEntry.class, Ruling.class, Appeal.class).forEach(configuration::addAnnotatedClass);
        configuration.getProperties().putAll(Map.of(
                "jakarta.persistence.nonJtaDataSource", database,
                "hibernate.hbm2ddl.auto", "validate",
                "hibernate.jdbc.time_zone", "UTC"));
        factory = configuration.buildSessionFactory();
    }

    List<Outcome> register(List<HealthRecord> records) {
        return register(records, MassLimits.OFF);
    }

    List<Outcome> register(List<HealthRecord> records, MassLimits limits) {
        return inTransaction(entities -> registry(entities, limits).register(records));
    }

    int review() {
        return inTransaction(entities -> registry(entities, MassLimits.OFF).reviewDue(clock.instant(), 500));
    }

    <T> T holds(Function<HoldDesk, T> act) {
        return inTransaction(entities -> {
            HoldDesk desk = new HoldDesk(new HoldQueries(packs, vault, clock), vault, clock);
            desk.setEntities(entities);
            return act.apply(desk);
        });
    }

    int settleDecided(int limit) {
        return inTransaction(entities -> held(entities).settleDecided(limit));
    }

    HeldRecords held(EntityManager entities) {
        HeldRecords held = new HeldRecords(registry(entities, MassLimits.OFF), vault, clock);
        held.setEntities(entities);
        return held;
    }

    private CodeRegistry registry(EntityManager entities, MassLimits limits) {
        return new CodeRegistry(entities, packs, vault, clock, limits);
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

    <T> T file(Function<PersonFile, T> question) {
        return inTransaction(entities -> {
            PartnerDirectory partners = new PartnerDirectory(clock);
            partners.setEntities(entities);
            CodeLookup lookup = new CodeLookup(packs, vault, partners, clock);
            lookup.setEntities(entities);
            CodeExplanation explanation = new CodeExplanation(packs, vault, partners, clock);
            explanation.setEntities(entities);
            PersonFile file = new PersonFile(lookup, explanation, vault, clock);
            file.setEntities(entities);
            return question.apply(file);
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

    int reviewUnderNewPack(int limit) {
        return inTransaction(entities -> codes(entities).reviewUnderNewPack(clock.instant(), limit));
    }

    CodeRegistry codes(EntityManager entities) {
        return registry(entities, MassLimits.OFF);
    }

    /** The packs as they are shipped, and nothing that officers made of them. */
    void resetPacks() {
        inTransaction(entities -> entities.createNativeQuery(
                "truncate rule_pack_activation, shadow_cell, shadow_run, rule_pack").executeUpdate());
        ShippedPacks.store(database);
        packs.lookAgain();
    }

    RulePacks rulePacks() {
        return packs;
    }

    /** From the beginning of the day, or from now on if that has passed. */
    void putInForce(String pack, LocalDate from) {
        Instant begin = from.atStartOfDay(HubClock.ZONE).toInstant();
        putInForce(pack, begin.isBefore(clock.instant()) ? clock.instant() : begin);
    }

    /** Takes a pack all the way: tried, proposed by one officer and confirmed by another. */
    void putInForce(String pack, Instant from) {
        long run = tryOut(pack);
        Optional<ReasonCode> refusal = packs(desk ->
                desk.propose(new PackProposal(pack, from, "test", "浙卫发〔2020〕1号", run), "li.na"))
                .or(() -> packs(desk -> desk.confirm(pack, "zhang.wei")));
        if (refusal.isPresent()) {
            throw new IllegalStateException(refusal.get().name());
        }
    }

    /** The number of a finished shadow run. */
    long tryOut(String pack) {
        shadow(runs -> runs.start(pack, Optional.empty(), "li.na"));
        while (shadow(runs -> runs.latestOf(pack)).orElseThrow().isOpen()) {
            shadow(runs -> runs.advance(500));
        }
        return shadow(runs -> runs.latestOf(pack)).orElseThrow().id();
    }

    <T> T packs(Function<RulePackDesk, T> act) {
        return inTransaction(entities -> {
            RulePackDesk desk = new RulePackDesk(packs, clock);
            desk.setEntities(entities);
            return act.apply(desk);
        });
    }

    <T> T rulings(Function<OfficerDesk, T> act) {
        return inTransaction(entities -> {
            OfficerDesk desk = new OfficerDesk(registry(entities, MassLimits.OFF), packs, vault, clock);
            desk.setEntities(entities);
            return act.apply(desk);
        });
    }

    <T> T identities(Function<IdentityDesk, T> act) {
        return inTransaction(entities -> {
            IdentityDesk desk = new IdentityDesk(packs, vault, clock);
            desk.setEntities(entities);
            return act.apply(desk);
        });
    }

    <T> T appeals(Function<AppealDesk, T> act) {
        return inTransaction(entities -> {
            AppealDesk desk = new AppealDesk(packs, vault, clock);
            desk.setEntities(entities);
            return act.apply(desk);
        });
    }

    <T> T shadow(Function<ShadowRuns, T> act) {
        return inTransaction(entities -> {
            ShadowRuns runs = new ShadowRuns(packs, clock);
            runs.setEntities(entities);
            runs.setDatabase(database);
            return act.apply(runs);
        });
    }

    <T> T audit(Function<AuditTrail, T> act) {
        return inTransaction(entities -> {
            AuditTrail trail = new AuditTrail(clock);
            trail.setEntities(entities);
            return act.apply(trail);
        });
    }

    IdentityVault vault() {
        return vault;
    }

    void addOfficer(String name, String body) {
        inTransaction(entities -> entities.merge(new Officer(name, new String[] {"officer"}, body, Optional.empty(), "-")));
    }

    <T> T files(Function<ExchangeFiles, T> act) {
        return inTransaction(entities -> act.apply(filesIn(entities)));
    }

    ExchangeFiles filesIn(EntityManager entities) {
        ExchangeFiles files = new ExchangeFiles(registry(entities, MassLimits.OFF), vault, clock);
        files.setEntities(entities);
        return files;
    }

    <T> T snapshots(Function<ExchangeSnapshots, T> act) {
        return inTransaction(entities -> {
            ExchangeSnapshots snapshots = new ExchangeSnapshots(packs, vault, clock);
            snapshots.setEntities(entities);
            return act.apply(snapshots);
        });
    }

    <T> T greenCodes(Function<GreenCodes, T> act) {
        return inTransaction(entities -> {
            GreenCodes codes = new GreenCodes(packs, vault, clock);
            codes.setEntities(entities);
            return act.apply(codes);
        });
    }

    <T> T partnerKeys(Function<PartnerKeys, T> act) {
        return inTransaction(entities -> {
            PartnerKeys keys = new PartnerKeys(vault, clock);
            keys.setEntities(entities);
            return act.apply(keys);
        });
    }

    void addPartner(PartnerView view, SigningKey key) {
        Partner partner = new Partner(view, "-");
        partner.signWith(key, vault);
        inTransaction(entities -> entities.merge(partner));
    }

    <T> T cards(Function<CardDesk, T> act) {
        return inTransaction(entities -> {
            CardDesk desk = new CardDesk(packs, vault, clock);
            desk.setEntities(entities);
            return act.apply(desk);
        });
    }

    <T> T families(Function<FamilyDesk, T> act) {
        return inTransaction(entities -> {
            FamilyDesk desk = new FamilyDesk(vault, clock);
            desk.setEntities(entities);
            return act.apply(desk);
        });
    }

    /** The desks of the card doors, in one transaction. */
    record CardDesks(CardDesk cards, FamilyDesk families, AppSecrets secrets, PartnerDirectory partners) {
    }

    <T> T cardDoor(Function<CardDesks, T> act) {
        return inTransaction(entities -> {
            CardDesks desks = new CardDesks(new CardDesk(packs, vault, clock), new FamilyDesk(vault, clock),
                    new AppSecrets(vault, clock), new PartnerDirectory(clock));
            desks.cards().setEntities(entities);
            desks.families().setEntities(entities);
            desks.secrets().setEntities(entities);
            desks.partners().setEntities(entities);
            return act.apply(desks);
        });
    }

    void addPartner(PartnerView partner, String appSecret) {
        inTransaction(entities -> entities.merge(new Partner(partner, "-")));
        appSecrets(secrets -> {
            secrets.issue(partner.code(), appSecret);
            return true;
        });
    }

    <T> T appSecrets(Function<AppSecrets, T> act) {
        return inTransaction(entities -> {
            AppSecrets secrets = new AppSecrets(vault, clock);
            secrets.setEntities(entities);
            return act.apply(secrets);
        });
    }

    /** Rounds of the review of applications, until there is nothing more to do at once. */
    void reviewResumption(ResumptionLimits limits) {
        ResumptionReview review = new ResumptionReview(clock, limits);
        boolean more = true;
        while (more) {
            more = inTransaction(entities -> {
                review.setEntities(entities);
                return review.review(50);
            });
        }
    }

    <T> T applications(Function<ResumptionDesk, T> act) {
        return inTransaction(entities -> {
            ResumptionDesk desk = new ResumptionDesk(vault, clock, new ResumptionLimits(3, 10));
            desk.setEntities(entities);
            return act.apply(desk);
        });
    }

    <T> T applicationsSeen(Function<ResumptionLookup, T> question) {
        return inTransaction(entities -> {
            ResumptionLookup lookup = new ResumptionLookup(vault, clock);
            lookup.setEntities(entities);
            return question.apply(lookup);
        });
    }

    <T> T resumptionFeed(Function<ResumptionFeed, T> question) {
        return inTransaction(entities -> {
            ResumptionFeed feed = new ResumptionFeed();
            feed.setEntities(entities);
            return question.apply(feed);
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
                    quarantine, code_token, audit_entry, audit_seal, colour_tally, identity_merge, identity_merge_step, red_count,
                    hold, held_record, held_code, officer, ruling, appeal, exchange_file, exchange_part,
                    exchange_listed, exchange_snapshot, exchange_snapshot_part, exchange_nonce, card_code,
                    family_member, app_request, consent, verification_tally, resumption_inbox,
                    resumption_application, resumption_roster, resumption_event""").executeUpdate());
        inTransaction(entities -> entities.createNativeQuery("update change_counter set last = 0").executeUpdate());
        inTransaction(entities -> entities.createNativeQuery("update rollup set last_number = 0").executeUpdate());
        inTransaction(entities -> entities.createNativeQuery(
                "update resumption_counter set last = 0, published = 0, followed = 0").executeUpdate());
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        empty();
        clock.set(MARCH_9);
    }

    @Override
    public void afterAll(ExtensionContext tests) throws IOException {
        close();
    }

    @Override
    public void close() throws IOException {
        factory.close();
        postgres.close();
    }
}

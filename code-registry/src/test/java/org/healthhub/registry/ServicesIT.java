package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthhub.registry.RecordSamples.MARCH_1;
import static org.healthhub.registry.RecordSamples.SHANGCHENG;
import static org.healthhub.registry.RecordSamples.XIHU;
import static org.healthhub.registry.RecordSamples.checkIn;
import static org.healthhub.registry.RecordSamples.contact;
import static org.healthhub.registry.RecordSamples.traveller;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.healthhub.registry.HealthQuery.Purpose;
import org.healthhub.registry.PartnerView.Grant;
import org.healthhub.registry.VerificationTally.Count;
import org.healthhub.registry.VerificationTally.Result;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.Outcome;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Questions with consent, codes on paper, documents instead of tokens, and what verifications leave behind. */
class ServicesIT {
    private static final PartnerCode CHANNEL = new PartnerCode("channel");
    private static final PartnerCode ASKING = new PartnerCode("asking");
    private static final PartnerCode STRANGER = new PartnerCode("stranger");
    @RegisterExtension
    static final RegistryFixture registry = new RegistryFixture();

    @BeforeEach
    void aRedPersonAndAPartnerThatMayBeToldWhy() {
        registry.inTransaction(entities -> {
            entities.createNativeQuery("delete from partner").executeUpdate();
            entities.persist(new Partner(new PartnerView(ASKING, "x", PartnerSystem.CHECKPOINT, Set.of(Grant.QUERY)), "-"));
            entities.persist(new Partner(new PartnerView(STRANGER, "x", PartnerSystem.CHECKPOINT, Set.of()), "-"));
            return 0;
        });
        disclose(DisclosureLevel.REASON);
        registry.register(List.of(contact("r1", XIHU, MARCH_1)));
    }

    @Test
    void aColourNeedsNoConsentAndTellsNothingMore() {
        disclose(DisclosureLevel.COLOUR);

        HealthAnswer answer = done(ask(XIHU, Optional.empty()));

        assertThat(answer.colour()).isEqualTo(Colour.RED);
        assertThat(answer.reasons()).isEmpty();
        assertThat(answer.records()).isEmpty();
        assertThat(answer.until()).isEmpty();
    }

    @Test
    void moreThanTheColourNeedsTheConsentOfThatPersonForThatPartner() {
        registry.register(List.of(contact("r2", SHANGCHENG, MARCH_1)));
        UUID ofAnother = done(give(consent(SHANGCHENG))).id();

        assertThat(ask(XIHU, Optional.empty()).refusal()).contains(ReasonCode.CONSENT_NEEDED);
        assertThat(ask(XIHU, Optional.of(ofAnother)).refusal()).contains(ReasonCode.CONSENT_NEEDED);
        assertThat(ask(traveller(1), Optional.empty()).refusal()).contains(ReasonCode.CONSENT_NEEDED);
        HealthAnswer answer = done(ask(XIHU, Optional.of(done(give(consent(XIHU))).id())));
        assertThat(answer.reasons()).extracting(ReasonView::rule).containsExactly("R04");
        assertThat(answer.records()).isEmpty();
        assertThat(actions()).contains("QUERY_REASON channel=asking ENTRY", "GIVE_CONSENT channel=channel CONSENT");
    }

    @Test
    void neitherTheLevelNorTheConsentAloneTellsAll() {
        UUID full = done(give(consent(XIHU))).id();
        assertThat(done(ask(XIHU, Optional.of(full))).level()).isEqualTo(DisclosureLevel.REASON);
        disclose(DisclosureLevel.FULL);

        assertThat(done(ask(XIHU, Optional.of(full))).records()).hasSize(1);
        UUID colour = done(give(new ConsentRequest(CHANNEL, XIHU.id(), ASKING, DisclosureLevel.COLOUR,
                Duration.ofDays(1), ConsentRequest.Proof.SMS, registry.clock.instant()))).id();
        assertThat(done(ask(XIHU, Optional.of(colour))).level()).isEqualTo(DisclosureLevel.COLOUR);
    }

    @Test
    void aConsentEndsByTimeAndByTheChannelThatGaveIt() {
        UUID first = done(give(consent(XIHU))).id();
        UUID second = done(give(consent(XIHU))).id();

        assertThat(revoke(first, STRANGER).refusal()).contains(ReasonCode.CONSENT_UNKNOWN);
        assertThat(done(revoke(first, CHANNEL)).revokedAt()).isEqualTo(done(revoke(first, CHANNEL)).revokedAt());
        assertThat(ask(XIHU, Optional.of(first)).refusal()).contains(ReasonCode.CONSENT_NEEDED);
        assertThat(ask(XIHU, Optional.of(second)).refusal()).isEmpty();
        registry.clock.set(registry.clock.instant().plus(Duration.ofDays(2)));
        assertThat(ask(XIHU, Optional.of(second)).refusal()).contains(ReasonCode.CONSENT_NEEDED);
    }

    @Test
    void aConsentIsForWhomItCanServeForAMonthAtMostAndFreshlyProven() {
        Instant now = registry.clock.instant();

        assertThat(give(new ConsentRequest(CHANNEL, XIHU.id(), STRANGER, DisclosureLevel.FULL, Duration.ofDays(1),
                ConsentRequest.Proof.FACE, now)).refusal()).contains(ReasonCode.BAD_CONSENT);
        assertThat(give(new ConsentRequest(CHANNEL, XIHU.id(), ASKING, DisclosureLevel.FULL, Duration.ofDays(31),
                ConsentRequest.Proof.FACE, now)).refusal()).contains(ReasonCode.BAD_CONSENT);
        assertThat(give(new ConsentRequest(CHANNEL, XIHU.id(), ASKING, DisclosureLevel.FULL, Duration.ofDays(1),
                ConsentRequest.Proof.FACE, now.minusSeconds(601))).refusal()).contains(ReasonCode.BAD_CONSENT);
        assertThat(give(consent(traveller(1))).refusal()).contains(ReasonCode.CODE_UNKNOWN);
    }

    @Test
    void aCodeOnPaperLivesForDaysUntilANewOneIsIssued() {
        PaperCode lost = done(paper(XIHU, 7));
        assertThat(registry.desk().verify(lost.token()).colour()).contains(Colour.RED);
        PaperCode paper = done(paper(XIHU, 14));

        assertThat(registry.desk().verify(lost.token()).refusal()).contains(ReasonCode.TOKEN_UNKNOWN);
        registry.clock.set(registry.clock.instant().plus(Duration.ofDays(13)));
        assertThat(registry.desk().verify(paper.token()).valid()).isTrue();
        registry.clock.set(registry.clock.instant().plus(Duration.ofDays(1)));
        assertThat(registry.desk().verify(paper.token()).refusal()).contains(ReasonCode.TOKEN_EXPIRED);
        assertThat(paper(XIHU, 6).refusal()).contains(ReasonCode.BAD_PAPER_PERIOD);
        assertThat(paper(XIHU, 15).refusal()).contains(ReasonCode.BAD_PAPER_PERIOD);
        assertThat(paper(traveller(1), 7).refusal()).contains(ReasonCode.CODE_UNKNOWN);
        assertThat(paper.token()).startsWith(PaperCodes.MARK);
    }

    @Test
    void aDocumentIsAnsweredAsATokenIsAndAudited() {
        VerifiedCode known = verify(XIHU);
        VerifiedCode unknown = verify(traveller(1));

        assertThat(known.valid()).isTrue();
        assertThat(known.colour()).contains(Colour.RED);
        assertThat(known.maskedName()).isEqualTo("测**");
        assertThat(unknown.refusal()).contains(ReasonCode.CODE_UNKNOWN);
        assertThat(actions()).filteredOn(row -> row.startsWith("VERIFY_DOCUMENT channel=asking WORK")).hasSize(2);
    }

    @Test
    void whoseATokenIsCanBeAskedForTheFactsThatFollow() {
        String token = registry.desk().issue(XIHU.id()).orElseThrow().token();

        Map<String, Holder> holders = registry.inTransaction(entities -> {
            TokenHolders tokens = new TokenHolders(registry.vault());
            tokens.setEntities(entities);
            return tokens.of(List.of(token, "strange"));
        });

        assertThat(holders).containsExactly(Map.entry(token, XIHU));
    }

    @Test
    void verificationsLeaveCountsAndNothingElseAndNotForLong() {
        VerificationTally tally = new VerificationTally(registry.clock);
        LocalDate today = LocalDate.now(registry.clock);
        tally.add(ASKING, "gate 1", Result.PASSED);
        tally.add(ASKING, "gate 1", Result.PASSED);
        written(tally);
        tally.add(ASKING, "gate 1", Result.PASSED);
        tally.add(ASKING, "gate 2", Result.FEVER);
        tally.add(STRANGER, "gate 9", Result.NOT_GREEN);
        written(tally);

        assertThat(counts(tally, today)).containsExactly(new Count("gate 1", Result.PASSED, 3),
                new Count("gate 2", Result.FEVER, 1));
        assertThat(registry.<Integer>inTransaction(entities -> {
            tally.setEntities(entities);
            registry.clock.set(registry.clock.instant().plus(Duration.ofDays(31)));
            return tally.forgetOld();
        })).isEqualTo(3);
        assertThat(counts(tally, today)).isEmpty();
    }

    @Test
    void aDeclarationGivesTheCodeAtOnceAndMayComeTwice() {
        var declaration = checkIn("d1", SHANGCHENG, LocalDate.now(registry.clock));

        IssuedCode first = done(declare(declaration));
        IssuedCode again = done(declare(declaration));

        assertThat(first.colour()).isEqualTo(Colour.GREEN);
        assertThat(again.codeId()).isEqualTo(first.codeId());
        assertThat(again.token()).isNotEqualTo(first.token());
        assertThat(declare(checkIn("d2", RecordSamples.holder("330102198506150008", "另外一个人"),
                LocalDate.now(registry.clock))).refusal()).contains(ReasonCode.IDENTITY_CONFLICT);
    }

    private static DeskOutcome<IssuedCode> declare(HealthRecord declaration) {
        return new DeclarationDesk(new TransactionalRegistry(), registry.desk()).declare(declaration, SHANGCHENG.id());
    }

    /** The registry with the transactions that the server's interceptor gives it. */
    private static final class TransactionalRegistry extends CodeRegistry {
        @Override
        public List<Outcome> register(List<HealthRecord> records) {
            return registry.register(records);
        }
    }

    private static void written(VerificationTally tally) {
        registry.inTransaction(entities -> {
            tally.setEntities(entities);
            tally.write();
            return 0;
        });
    }

    private static List<Count> counts(VerificationTally tally, LocalDate day) {
        return registry.inTransaction(entities -> {
            tally.setEntities(entities);
            return tally.of(ASKING, day);
        });
    }

    private static VerifiedCode verify(Holder holder) {
        return registry.inTransaction(entities -> {
            DocumentCheck check = new DocumentCheck(registry.desk(), registry.vault(), registry.clock);
            check.setEntities(entities);
            return check.verify(holder.id(), ASKING, "WORK");
        });
    }

    private static DeskOutcome<PaperCode> paper(Holder holder, int days) {
        return registry.inTransaction(entities -> {
            PaperCodes papers = new PaperCodes(registry.vault(), registry.clock);
            papers.setEntities(entities);
            return papers.issue(holder.id(), Duration.ofDays(days), CHANNEL);
        });
    }

    private static DeskOutcome<HealthAnswer> ask(Holder holder, Optional<UUID> consent) {
        return registry.inTransaction(entities -> {
            PartnerDirectory partners = new PartnerDirectory(registry.clock);
            partners.setEntities(entities);
            CodeLookup lookup = new CodeLookup(registry.rulePacks(), registry.vault(), partners, registry.clock);
            lookup.setEntities(entities);
            HealthQuery query = new HealthQuery(lookup, registry.vault(), registry.clock);
            query.setEntities(entities);
            return query.ask(holder.id(), ASKING, Purpose.ENTRY, consent);
        });
    }

    private static ConsentRequest consent(Holder holder) {
        return new ConsentRequest(CHANNEL, holder.id(), ASKING, DisclosureLevel.FULL, Duration.ofDays(1),
                ConsentRequest.Proof.FACE, registry.clock.instant());
    }

    private static DeskOutcome<ConsentView> give(ConsentRequest request) {
        return registry.inTransaction(entities -> consents(entities).give(request));
    }

    private static DeskOutcome<ConsentView> revoke(UUID id, PartnerCode channel) {
        return registry.inTransaction(entities -> consents(entities).revoke(id, channel));
    }

    private static ConsentDesk consents(EntityManager entities) {
        ConsentDesk desk = new ConsentDesk(registry.vault(), registry.clock);
        desk.setEntities(entities);
        return desk;
    }

    private static void disclose(DisclosureLevel level) {
        registry.inTransaction(entities -> entities
                .createNativeQuery("update partner set disclosure = :level where code = 'asking'")
                .setParameter("level", level.name()).executeUpdate());
    }

    private static List<String> actions() {
        return registry.inTransaction(entities -> entities.createNativeQuery(
                "select action || ' channel=' || actor || ' ' || purpose from audit_entry", String.class).getResultList());
    }

    private static <T> T done(DeskOutcome<T> outcome) {
        assertThat(outcome.refusal()).isEmpty();
        return ((DeskOutcome.Done<T>) outcome).what();
    }
}

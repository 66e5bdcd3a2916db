package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.healthhub.registry.ExchangeFileView.Defect;
import org.healthhub.registry.ExchangeFileView.Refused;
import org.healthhub.registry.ExchangeFileView.State;
import org.healthhub.registry.ExchangeManifest.DigestAlgorithm;
import org.healthhub.registry.ExchangeManifest.Format;
import org.healthhub.registry.ExchangeManifest.Kind;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.Finding.NeighbourCode;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.intake.RecordKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Daily files of neighbours in the registry, and how long a mirrored colour lasts. */
class ExchangeFilesIT {
    private static final PartnerCode ANHUI = new PartnerCode("ah-exchange");
    private static final PartnerCode JIANGXI = new PartnerCode("jx-exchange");
    private static final LocalDate MARCH_9 = LocalDate.of(2020, 3, 9);
    private static RegistryFixture registry;

    @BeforeAll
    static void open() {
        registry = new RegistryFixture();
    }

    @AfterAll
    static void close() throws IOException {
        registry.close();
    }

    @BeforeEach
    void empty() {
        registry.empty();
        registry.clock.set(MARCH_9);
    }

    @Test
    void aMirroredRedLastsSevenDaysFromItsPush() {
        registry.register(List.of(push(ANHUI, "34", "a", 1, Colour.RED, MARCH_9)));

        assertThat(colourOn(1, MARCH_9.plusDays(6))).isEqualTo(GreenCodes.Answer.NOT_GREEN);
        assertThat(colourOn(1, MARCH_9.plusDays(7))).isEqualTo(GreenCodes.Answer.GREEN);
    }

    @Test
    void itsSourceReleasesIt() {
        registry.register(List.of(push(ANHUI, "34", "a", 1, Colour.RED, MARCH_9)));

        registry.register(List.of(push(ANHUI, "34", "b", 1, Colour.GREEN, MARCH_9.plusDays(1))));

        assertThat(colourOn(1, MARCH_9.plusDays(1))).isEqualTo(GreenCodes.Answer.GREEN);
    }

    @Test
    void itsSourceTakesItBack() {
        registry.register(List.of(push(ANHUI, "34", "a", 1, Colour.YELLOW, MARCH_9)));

        registry.register(List.of(record(ANHUI, "a", 1, new Finding.Withdrawn(MARCH_9), MARCH_9)));

        assertThat(colourOn(1, MARCH_9)).isEqualTo(GreenCodes.Answer.GREEN);
    }

    @Test
    void anotherProvinceNeitherReleasesNorTakesItBack() {
        registry.register(List.of(push(ANHUI, "34", "a", 1, Colour.RED, MARCH_9)));

        registry.register(List.of(push(JIANGXI, "36", "b", 1, Colour.GREEN, MARCH_9),
                record(JIANGXI, "a", 1, new Finding.Withdrawn(MARCH_9), MARCH_9)));

        assertThat(colourOn(1, MARCH_9)).isEqualTo(GreenCodes.Answer.NOT_GREEN);
    }

    @Test
    void whatTwoProvincesSayLastsUntilBothReleaseIt() {
        registry.register(List.of(push(ANHUI, "34", "a", 1, Colour.RED, MARCH_9),
                push(JIANGXI, "36", "b", 1, Colour.YELLOW, MARCH_9)));

        registry.register(List.of(push(ANHUI, "34", "c", 1, Colour.GREEN, MARCH_9)));
        assertThat(colourOn(1, MARCH_9)).isEqualTo(GreenCodes.Answer.NOT_GREEN);
        registry.register(List.of(push(JIANGXI, "36", "d", 1, Colour.GREEN, MARCH_9)));

        assertThat(colourOn(1, MARCH_9)).isEqualTo(GreenCodes.Answer.GREEN);
    }

    @Test
    void aPlaceIsTakenOnceAndNotBeforeALaterOne() {
        ExchangeFileView file = opened(Kind.DELTA, MARCH_9, 2);

        assertThat(registry.<Optional<ExchangeFileView>>files(f -> f.open(ANHUI, manifest(Kind.DELTA, MARCH_9, 2, "00")))).isEmpty();
        assertThat(registry.<Optional<ExchangeFileView>>files(f -> f.open(ANHUI, manifest(Kind.DELTA, MARCH_9, 1, "00")))).isEmpty();
        assertThat(registry.<Optional<ExchangeFileView>>files(f -> f.open(ANHUI, manifest(Kind.DELTA, MARCH_9, 2, "aa")))).map(ExchangeFileView::id)
                .contains(file.id());
        assertThat(registry.<Optional<ExchangeFileView>>files(f -> f.open(JIANGXI, manifest(Kind.DELTA, MARCH_9, 1, "aa")))).isPresent();
    }

    @Test
    void aListThatWasDrawnUpBeforeTheLastOneIsRefused() {
        opened(Kind.DELTA, MARCH_9, 1);
        ExchangeManifest later = manifest(Kind.DELTA, MARCH_9, 2, "aa");
        ExchangeManifest older = new ExchangeManifest("34", MARCH_9, 2, Kind.DELTA, Format.JSONL,
                later.asOf().minusSeconds(60), 1, 1, DigestAlgorithm.SHA_256, "aa");

        assertThat(registry.<Optional<ExchangeFileView>>files(f -> f.open(ANHUI, older))).isEmpty();
        assertThat(registry.<Optional<ExchangeFileView>>files(f -> f.open(ANHUI, later))).isPresent();
    }

    @Test
    void aRefusedFileFreesItsPlaceAndKeepsNoContent() {
        ExchangeFileView file = opened(Kind.DELTA, MARCH_9, 1);
        registry.files(f -> f.put(file.id(), 1, "line\n", 1, Optional.of(new Defect(1, ReasonCode.BAD_DATE, "until"))));
        registry.files(f -> f.close(file.id()));

        ExchangeFileView refused = registry.files(f -> f.decide(file.id(), Optional.of(new Refused(
                ReasonCode.FILE_LINE_UNREADABLE, Optional.of(1L),
                Optional.of(new Defect(1, ReasonCode.BAD_DATE, "until"))))));

        assertThat(refused.state()).isEqualTo(State.REFUSED);
        assertThat(refused.parts()).isEmpty();
        assertThat(refused.refusal().orElseThrow().line()).contains(1L);
        assertThat(registry.<Optional<ExchangeFileView>>files(f -> f.open(ANHUI, manifest(Kind.DELTA, MARCH_9, 1, "bb")))).isPresent();
    }

    @Test
    void aClosedFileTakesNoMoreParts() {
        ExchangeFileView file = opened(Kind.DELTA, MARCH_9, 1);
        registry.files(f -> f.close(file.id()));

        assertThat(registry.<Boolean>files(f -> f.put(file.id(), 1, "x", 1, Optional.empty()))).isFalse();
    }

    @Test
    void aPartIsReadAgainAsItWasSentAndLiesSealed() {
        ExchangeFileView file = opened(Kind.DELTA, MARCH_9, 1);
        registry.files(f -> f.put(file.id(), 1, "first\n", 1, Optional.empty()));
        registry.files(f -> f.put(file.id(), 1, "测试甲\n", 1, Optional.empty()));

        assertThat(registry.<Optional<String>>files(f -> f.content(file.id(), 1))).contains("测试甲\n");
        assertThat(registry.<String>inTransaction(entities -> new String((byte[]) entities.createNativeQuery(
                "select sealed from exchange_part").getSingleResult(), StandardCharsets.UTF_8)))
                .doesNotContain("测试甲");
    }

    @Test
    void whatWasAppliedIsNotAppliedAgainAfterACrash() {
        ExchangeFileView file = accepted(Kind.DELTA, MARCH_9, 1);
        List<HealthRecord> records = List.of(push(ANHUI, "34", "a", 1, Colour.RED, MARCH_9));

        assertThatThrownBy(() -> registry.inTransaction(entities -> {
            registry.filesIn(entities).apply(file, records, 1, 1);
            throw new IllegalStateException("the server died before the commit");
        })).isInstanceOf(IllegalStateException.class);
        assertThat(colourOn(1, MARCH_9)).isEqualTo(GreenCodes.Answer.UNKNOWN);
        Optional<ExchangeFileView> moved = registry.files(f -> f.apply(file, records, 1, 1));
        Optional<ExchangeFileView> again = registry.files(f -> f.apply(file, records, 1, 1));

        assertThat(moved).map(ExchangeFileView::nextLine).contains(1);
        assertThat(again).isEmpty();
        assertThat(colourOn(1, MARCH_9)).isEqualTo(GreenCodes.Answer.NOT_GREEN);
    }

    @Test
    void whoIsMissingFromTheNextFullListIsReleased() {
        apply(accepted(Kind.FULL, MARCH_9, 1), push(ANHUI, "34", "a1", 1, Colour.RED, MARCH_9),
                push(ANHUI, "34", "a2", 2, Colour.YELLOW, MARCH_9));
        registry.clock.set(MARCH_9.plusDays(1));

        ExchangeFileView next = apply(accepted(Kind.FULL, MARCH_9.plusDays(1), 1),
                push(ANHUI, "34", "b2", 2, Colour.YELLOW, MARCH_9.plusDays(1)));

        assertThat(next.released()).isEqualTo(1);
        assertThat(next.state()).isEqualTo(State.APPLIED);
        assertThat(colourOn(1, MARCH_9.plusDays(1))).isEqualTo(GreenCodes.Answer.GREEN);
        assertThat(colourOn(2, MARCH_9.plusDays(1))).isEqualTo(GreenCodes.Answer.NOT_GREEN);
    }

    @Test
    void aListOfChangesReleasesOnlyWhomItNames() {
        apply(accepted(Kind.FULL, MARCH_9, 1), push(ANHUI, "34", "a1", 1, Colour.RED, MARCH_9),
                push(ANHUI, "34", "a2", 2, Colour.RED, MARCH_9));

        apply(accepted(Kind.DELTA, MARCH_9, 2), push(ANHUI, "34", "a3", 2, Colour.GREEN, MARCH_9));

        assertThat(colourOn(1, MARCH_9)).isEqualTo(GreenCodes.Answer.NOT_GREEN);
        assertThat(colourOn(2, MARCH_9)).isEqualTo(GreenCodes.Answer.GREEN);
    }

    @Test
    void theReleaseOfOneListLeavesWhatAnotherProvinceSays() {
        registry.register(List.of(push(JIANGXI, "36", "j", 1, Colour.RED, MARCH_9)));
        apply(accepted(Kind.FULL, MARCH_9, 1), push(ANHUI, "34", "a1", 1, Colour.RED, MARCH_9));

        apply(accepted(Kind.FULL, MARCH_9, 2));

        assertThat(colourOn(1, MARCH_9)).isEqualTo(GreenCodes.Answer.NOT_GREEN);
    }

    @Test
    void whatWasLeftOpenIsRefusedAfterThreeDays() {
        ExchangeFileView file = opened(Kind.FULL, MARCH_9, 1);
        registry.clock.set(MARCH_9.plusDays(4));

        assertThat(registry.<Integer>files(ExchangeFiles::refuseAbandoned)).isEqualTo(1);
        assertThat(registry.<Optional<ExchangeFileView>>files(f -> f.find(ANHUI, file.id())).orElseThrow().state()).isEqualTo(State.REFUSED);
    }

    @Test
    void theOwnFileIsMadeOnceAndHoldsNoNeighboursColour() {
        SnapshotForm form = new PlainForm();
        registry.register(List.of(push(ANHUI, "34", "a", 1, Colour.RED, MARCH_9),
                RecordSamples.contact("c", RecordSamples.XIHU, MARCH_9)));

        SnapshotView made = registry.snapshots(s -> s.of(MARCH_9, form, act())).orElseThrow();
        registry.register(List.of(RecordSamples.contact("d", RecordSamples.SHANGCHENG, MARCH_9)));
        SnapshotView again = registry.snapshots(s -> s.of(MARCH_9, form, act())).orElseThrow();

        assertThat(made.records()).isEqualTo(1);
        assertThat(again).isEqualTo(made);
        assertThat(registry.<Optional<String>>snapshots(s -> s.part(MARCH_9, 1, act()))).contains("330106199003070006 测** RED\n");
        assertThat(registry.<Optional<SnapshotView>>snapshots(s -> s.of(MARCH_9.minusDays(1), form, act()))).isEmpty();
        assertThat(registry.<Long>inTransaction(entities -> (Long) entities.createNativeQuery(
                "select count(*) from audit_entry where actor = 'ah-exchange'", Long.class).getSingleResult()))
                .isEqualTo(3L);
    }

    @Test
    void aSignedRequestCountsOnceAndNotLate() {
        Instant now = registry.clock.instant();

        assertThat(registry.<Boolean>partnerKeys(k -> k.isFirst(ANHUI, "n", now))).isTrue();
        assertThat(registry.<Boolean>partnerKeys(k -> k.isFirst(ANHUI, "n", now))).isFalse();
        assertThat(registry.<Boolean>partnerKeys(k -> k.isFirst(JIANGXI, "n", now))).isTrue();
        assertThat(registry.<Boolean>partnerKeys(k -> k.isFirst(ANHUI, "m", now.minusSeconds(301)))).isFalse();
    }

    @Test
    void aPartnersKeyIsReadAsItWasGiven() {
        SigningKey key = new SigningKey(SigningKey.Algorithm.HMAC_SHA256, new byte[32]);
        registry.addPartner(new PartnerView(ANHUI, "安徽", PartnerSystem.EXCHANGE, Set.of(), Set.of("34")), key);

        assertThat(registry.<Optional<SigningKey>>partnerKeys(k -> k.of(ANHUI))).contains(key);
        assertThat(registry.<Optional<SigningKey>>partnerKeys(k -> k.of(JIANGXI))).isEmpty();
    }

    private static ExchangeFileView opened(Kind kind, LocalDate date, int sequence) {
        return registry.files(f -> f.open(ANHUI, manifest(kind, date, sequence, "aa"))).orElseThrow();
    }

    private static ExchangeFileView accepted(Kind kind, LocalDate date, int sequence) {
        UUID id = opened(kind, date, sequence).id();
        registry.files(f -> f.close(id));
        return registry.files(f -> f.decide(id, Optional.empty()));
    }

    private static ExchangeFileView apply(ExchangeFileView file, HealthRecord... records) {
        registry.files(f -> f.apply(file, new ArrayList<>(Arrays.asList(records)), 2, 0)).orElseThrow();
        while (registry.<Integer>files(f -> f.releaseAbsent(file.id(), 1)) > 0) {
            // One after the other, so that more than one round is needed.
        }
        registry.files(f -> {
            f.finish(file.id());
            return 0;
        });
        return registry.files(f -> f.find(ANHUI, file.id())).orElseThrow();
    }

    private static ExchangeManifest manifest(Kind kind, LocalDate date, int sequence, String digest) {
        return new ExchangeManifest("34", date, sequence, kind, Format.JSONL,
                date.atTime(8, 30 + sequence).toInstant(ZoneOffset.ofHours(8)), 1, 1, DigestAlgorithm.SHA_256, digest);
    }

    private static GreenCodes.Answer colourOn(int person, LocalDate day) {
        Instant before = registry.clock.instant();
        registry.clock.set(day);
        GreenCodes.Answer answer = registry.greenCodes(c -> c.ask(RecordSamples.traveller(person).id(), act()));
        registry.clock.set(before);
        return answer;
    }

    private static OfficerAct act() {
        return new OfficerAct("ah-exchange", "ENTRY");
    }

    private static HealthRecord push(PartnerCode partner, String province, String id, int person, Colour colour,
            LocalDate day) {
        return record(partner, id, person, new NeighbourCode(province, colour, day, Optional.empty(), ""), day);
    }

    private static HealthRecord record(PartnerCode partner, String id, int person, Finding finding, LocalDate day) {
        Holder holder = RecordSamples.traveller(person);
        return new HealthRecord(new RecordKey(partner, id), PartnerSystem.EXCHANGE,
                day.atTime(8, 0).toInstant(ZoneOffset.ofHours(8)), List.of(new Fact(holder, finding)),
                Arrival.at(day.atTime(9, 0).toInstant(ZoneOffset.ofHours(8))));
    }

    private static final class PlainForm implements SnapshotForm {
        @Override
        public String line(ListedCode code, LocalDate date, Instant madeAt) {
            return code.holder().number() + " " + code.maskedName() + " " + code.colour() + "\n";
        }

        @Override
        public String manifest(LocalDate date, Instant madeAt, int parts, long records, String sha256) {
            return date + " " + records + " " + sha256;
        }
    }
}

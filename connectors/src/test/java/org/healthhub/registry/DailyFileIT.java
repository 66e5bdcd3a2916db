package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.healthhub.connectors.Refusal;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.connectors.exchange.FileDoors;
import org.healthhub.registry.ExchangeFileView.Defect;
import org.healthhub.registry.ExchangeFileView.Refused;
import org.healthhub.registry.ExchangeManifest.DigestAlgorithm;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.IdType;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A daily file from its manifest to the colours, on a real registry: accepted whole, or refused whole with the reason. */
class DailyFileIT {
    private static final SigningKey KEY = new SigningKey(SigningKey.Algorithm.HMAC_SHA256, new byte[32]);
    private static final SigningKey OTHER_KEY = new SigningKey(SigningKey.Algorithm.HMAC_SM3, new byte[16]);
    private static final PartnerView ANHUI = new PartnerView(new PartnerCode("ah-exchange"), "安徽", PartnerSystem.EXCHANGE,
            Set.of(), Set.of("34"));
    private static final PartnerView JIANGXI = new PartnerView(new PartnerCode("jx-exchange"), "江西",
            PartnerSystem.EXCHANGE, Set.of(), Set.of("36"));
    private static final String DAY = "2020-03-09";
    private static final String CSV_HEADER =
            "recordId,observedAt,idType,idNumber,name,phone,province,scheme,colour,reason,until,withdrawn\n";

    private static RegistryFixture registry;
    private static FileDoors doors;

    @BeforeAll
    static void open() {
        registry = new RegistryFixture();
        doors = new FileDoors(new Files(), new Keys(), new Directory(), registry.clock);
    }

    @AfterAll
    static void close() throws IOException {
        registry.close();
    }

    @BeforeEach
    void empty() {
        registry.empty();
        registry.clock.set(LocalDate.parse(DAY));
        registry.addPartner(ANHUI, KEY);
        registry.addPartner(JIANGXI, OTHER_KEY);
    }

    @Test
    void aFileInPartsTakesEffectAfterItsCommit() {
        List<String> parts = List.of(line(1, "R") + line(2, "Y"), line(3, "R"));
        UUID id = opened(manifest(parts, 3));
        doors.put(ANHUI, id, 2, parts.get(1));
        doors.put(ANHUI, id, 1, parts.get(0));
        assertThat(answer(1)).isEqualTo(GreenCodes.Answer.UNKNOWN);

        assertThat(doors.commit(ANHUI, id).path("state").asText()).isEqualTo("ACCEPTED");
        applyAll();

        assertThat(doors.state(ANHUI, id).path("state").asText()).isEqualTo("APPLIED");
        assertThat(doors.state(ANHUI, id).path("applied").asInt()).isEqualTo(3);
        assertThat(answer(1)).isEqualTo(GreenCodes.Answer.NOT_GREEN);
        assertThat(answer(3)).isEqualTo(GreenCodes.Answer.NOT_GREEN);
    }

    @Test
    void aPartMayBeSentAgainAndTheStateTellsWhatIsThere() {
        List<String> parts = List.of(line(1, "R"), line(2, "R"));
        UUID id = opened(manifest(parts, 2));
        doors.put(ANHUI, id, 1, parts.get(0));
        doors.put(ANHUI, id, 1, parts.get(0));

        JsonNode state = doors.open(ANHUI, manifest(parts, 2));

        assertThat(state.path("fileId").asText()).isEqualTo(id.toString());
        assertThat(state.path("parts")).hasSize(1);
        doors.put(ANHUI, id, 2, parts.get(1));
        assertThat(doors.commit(ANHUI, id).path("state").asText()).isEqualTo("ACCEPTED");
        assertThat(doors.commit(ANHUI, id).path("state").asText()).isEqualTo("ACCEPTED");
    }

    @Test
    void aMissingPartRefusesTheWhole() {
        List<String> parts = List.of(line(1, "R"), line(2, "R"));
        UUID id = opened(manifest(parts, 2));
        doors.put(ANHUI, id, 1, parts.get(0));

        assertRefusedWhole(id, ReasonCode.FILE_INCOMPLETE);
    }

    @Test
    void aCutPartRefusesTheWhole() {
        List<String> parts = List.of(line(1, "R") + line(2, "R"));
        UUID id = opened(manifest(parts, 2));
        doors.put(ANHUI, id, 1, line(1, "R"));

        assertRefusedWhole(id, ReasonCode.FILE_INCOMPLETE);
    }

    @Test
    void anAlteredPartRefusesTheWhole() {
        List<String> parts = List.of(line(1, "Y"));
        UUID id = opened(manifest(parts, 1));
        doors.put(ANHUI, id, 1, line(1, "R"));

        assertRefusedWhole(id, ReasonCode.FILE_ALTERED);
    }

    @Test
    void aPartThatIsNotWhatItsDigestSaysIsNotKept() {
        UUID id = opened(manifest(List.of(line(1, "R")), 1));

        assertThatThrownBy(() -> doors.put(ANHUI, id, 1, line(1, "R"), new byte[32])).satisfies(e -> reason(e, ReasonCode.FILE_ALTERED));
        assertThat(doors.state(ANHUI, id).path("parts")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "\"colour\":\"R\"|\"colour\":\"grey\"|HUB-313|colour", "\"scheme\":\"YRD\"|\"scheme\":\"MARS\"|HUB-314|scheme",
            "\"province\":\"34\"|\"province\":\"36\"|HUB-335|province", "{\"recordId\"|hello|HUB-100|",
            "08:00:00+08:00|08:00:00|HUB-303|observedAt", "08:00:00+08:00|08:31:00+08:00|HUB-305|observedAt", "\"idType\":\"PASSPORT\"|\"idType\":\"?\"|HUB-401|holder.idType"})
    void aLineThatDoesNotReadRefusesTheWholeAndIsNamed(String right, String wrong, String code, String field) {
        List<String> parts = List.of(line(1, "R") + line(2, "R"), line(3, "R") + line(4, "R").replace(right, wrong));
        UUID id = opened(manifest(parts, 4));
        doors.put(ANHUI, id, 1, parts.get(0));
        JsonNode put = doors.put(ANHUI, id, 2, parts.get(1));

        assertThat(put.path("line").asInt()).isEqualTo(2);
        JsonNode refused = assertRefusedWhole(id, ReasonCode.FILE_LINE_UNREADABLE);
        assertThat(refused.path("line").asInt()).isEqualTo(4);
        assertThat(refused.path("lineCode").asText()).isEqualTo(code);
        assertThat(refused.path("field").asText()).isEqualTo(field == null ? "" : field);
    }

    @Test
    void aRepeatedFileIsRefusedAndARefusedOneMayComeAgain() {
        List<String> parts = List.of(line(1, "R"));
        UUID id = opened(manifest(parts, 1));
        doors.commit(ANHUI, id);
        UUID again = opened(manifest(parts, 1));
        doors.put(ANHUI, again, 1, parts.get(0));
        doors.commit(ANHUI, again);

        assertThatThrownBy(() -> doors.open(ANHUI, manifest(parts, 1))).satisfies(e -> reason(e, ReasonCode.FILE_TAKEN));
        assertThatThrownBy(() -> doors.put(ANHUI, again, 1, parts.get(0))).satisfies(e -> reason(e, ReasonCode.FILE_CLOSED));
        assertThatThrownBy(() -> doors.put(ANHUI, id, 2, "")).satisfies(e -> reason(e, ReasonCode.BAD_PARAMETER));
        assertThatThrownBy(() -> doors.state(JIANGXI, id)).satisfies(e -> reason(e, ReasonCode.FILE_UNKNOWN));
    }

    @Test
    void aManifestIsSignedByItsPartnerAndOfItsProvince() {
        String right = manifest(List.of(line(1, "R")), 1);

        assertThatThrownBy(() -> doors.open(ANHUI, right.replace("\"recordCount\":1", "\"recordCount\":2")))
                .satisfies(e -> reason(e, ReasonCode.BAD_SIGNATURE));
        assertThatThrownBy(() -> doors.open(JIANGXI, right)).satisfies(e -> reason(e, ReasonCode.PROVINCE_NOT_OF_SENDER));
        assertThatThrownBy(() -> doors.open(JIANGXI, right.replace("\"34\"", "\"36\"")))
                .satisfies(e -> reason(e, ReasonCode.BAD_SIGNATURE));
        assertThatThrownBy(() -> doors.open(ANHUI, right.replace("FULL", "ALL"))).isInstanceOf(UnreadableRecord.class);
        assertThatThrownBy(() -> doors.open(ANHUI, right.replace("SHA-256", "MD5"))).isInstanceOf(UnreadableRecord.class);
    }

    @Test
    void theDomesticDigestsServeAsWell() {
        List<String> parts = List.of(line(1, "R").replace("\"34\"", "\"36\""));
        UUID id = UUID.fromString(doors.open(JIANGXI, FileDoors.manifest(OTHER_KEY, DigestAlgorithm.SM3, "36", DAY, 1,
                "DELTA", "JSONL", parts, 1)).path("fileId").asText());
        doors.put(JIANGXI, id, 1, parts.get(0));

        assertThat(doors.commit(JIANGXI, id).path("state").asText()).isEqualTo("ACCEPTED");
    }

    @Test
    void columnsSayTheSameAsJson() {
        String part = CSV_HEADER + "c-1,2020-03-09T08:00:00+08:00,PASSPORT,T0000001,\"测试,甲\",,34,YRD,R,\"a \"\"close\"\" contact\",,\n";
        UUID id = UUID.fromString(doors.open(ANHUI, FileDoors.manifest(KEY, DigestAlgorithm.SHA_256, "34", DAY, 1, "FULL",
                "CSV", List.of(part), 1)).path("fileId").asText());
        doors.put(ANHUI, id, 1, part);
        doors.commit(ANHUI, id);
        applyAll();

        assertThat(answer(1)).isEqualTo(GreenCodes.Answer.NOT_GREEN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"c-1,\"open", "c-1,a,b", "c-1|c", "\"a\"b,,,,,,,,,,,"})
    void columnsThatAreNoneAreRefused(String line) {
        String part = line + "\n";
        UUID id = UUID.fromString(doors.open(ANHUI, FileDoors.manifest(KEY, DigestAlgorithm.SHA_256, "34", DAY, 1, "FULL",
                "CSV", List.of(part), 1)).path("fileId").asText());
        doors.put(ANHUI, id, 1, part);

        assertThat(assertRefusedWhole(id, ReasonCode.FILE_LINE_UNREADABLE).path("lineCode").asText()).isEqualTo("HUB-100");
    }

    @Test
    void hostileLinesAreRefusedAndNothingBreaks() {
        for (String hostile : List.of("[".repeat(16_000), "{\"a\":".repeat(3_000), "\"" + "x".repeat(1_000_000) + "\"",
                "{\"recordId\":1e999999999}", "{\"records\":[{},{}]}", "\u0000", "", " ")) {
            String part = hostile + "\n";
            UUID id = opened(manifest(List.of(part), 1));
            doors.put(ANHUI, id, 1, part);

            assertRefusedWhole(id, ReasonCode.FILE_LINE_UNREADABLE);
        }
    }

    @Test
    void anInterruptedFileGoesOnWhereItStopped() {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 1_200; i++) {
            lines.append(line(i, "Y"));
        }
        List<String> parts = List.of(lines.toString());
        UUID id = opened(manifest(parts, 1_200));
        doors.put(ANHUI, id, 1, parts.get(0));
        doors.commit(ANHUI, id);
        FileDoors dying = new FileDoors(new FilesThatDieAfter(1), new Keys(), new Directory(), registry.clock);

        assertThatThrownBy(dying::advance).isInstanceOf(IllegalStateException.class);
        assertThat(doors.state(ANHUI, id).path("applied").asInt()).isEqualTo(500);
        applyAll();

        assertThat(doors.state(ANHUI, id).path("applied").asInt()).isEqualTo(1_200);
        assertThat(registry.<Long>inTransaction(entities -> (Long) entities.createNativeQuery(
                "select count(*) from health_fact", Long.class).getSingleResult())).isEqualTo(1_200L);
        assertThat(registry.<Long>inTransaction(entities -> (Long) entities.createNativeQuery(
                "select count(*) from exchange_part", Long.class).getSingleResult())).isZero();
    }

    @Test
    void theOwnFileIsReadInTheFormInWhichItIsTaken() {
        registry.register(List.of(RecordSamples.contact("c", RecordSamples.XIHU, LocalDate.parse(DAY))));
        OfficerAct act = new OfficerAct("ah-exchange", "EXCHANGE");

        SnapshotView file = registry.snapshots(s -> s.of(LocalDate.parse(DAY), FileDoors.form(), act)).orElseThrow();
        String part = registry.snapshots(s -> s.part(LocalDate.parse(DAY), 1, act)).orElseThrow();

        assertThat(file.records()).isEqualTo(1);
        assertThat(file.manifest()).contains("\"signatureAlgorithm\":\"ES256\"", "\"kind\":\"FULL\"");
        assertThat(part).contains("\"colour\":\"R\"", "\"maskedName\":\"测**\"", "\"reason\":\"CONTACT\"", "\"province\":\"33\"")
                .doesNotContain("测试甲");
    }

    /** Measures a file of as many lines as system property {@code exchange.lines} says; of few, if it says nothing. */
    @Test
    void aLargeFileIsTakenInBoundedMemory() {
        int lines = Integer.getInteger("exchange.lines", 2_000);
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 1; i <= lines; i++) {
            part.append(line(i, "Y"));
            if (i % 10_000 == 0 || i == lines) {
                parts.add(part.toString());
                part.setLength(0);
            }
        }
        long start = System.nanoTime();
        UUID id = opened(manifest(parts, lines));
        for (int i = 0; i < parts.size(); i++) {
            doors.put(ANHUI, id, i + 1, parts.get(i));
        }
        long sent = System.nanoTime();
        assertThat(doors.commit(ANHUI, id).path("state").asText()).isEqualTo("ACCEPTED");
        long committed = System.nanoTime();
        applyAll();

        assertThat(doors.state(ANHUI, id).path("applied").asInt()).isEqualTo(lines);
        Logger.getLogger(DailyFileIT.class).infof(
                "%d lines: parts %d ms, commit %d ms, effect %d ms", lines, (sent - start) / 1_000_000,
                (committed - sent) / 1_000_000, (System.nanoTime() - committed) / 1_000_000);
    }

    private static void applyAll() {
        while (doors.advance()) {
            continue;
        }
    }

    private static JsonNode assertRefusedWhole(UUID id, ReasonCode reason) {
        JsonNode refused = doors.commit(ANHUI, id);
        applyAll();
        assertThat(refused.path("state").asText()).isEqualTo("REFUSED");
        assertThat(refused.path("code").asText()).isEqualTo(reason.code());
        assertThat(answer(1)).isEqualTo(GreenCodes.Answer.UNKNOWN);
        return refused;
    }

    private static void reason(Throwable thrown, ReasonCode reason) {
        assertThat(thrown).isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.reason()).isEqualTo(reason));
    }

    private static UUID opened(String manifest) {
        return UUID.fromString(doors.open(ANHUI, manifest).path("fileId").asText());
    }

    private static String manifest(List<String> parts, long records) {
        return FileDoors.manifest(KEY, DigestAlgorithm.SHA_256, "34", DAY, 1, "FULL", "JSONL", parts, records);
    }

    private static String line(int person, String colour) {
        return """
                {"recordId":"d-%d","observedAt":"2020-03-09T08:00:00+08:00","holder":{"idType":"PASSPORT","idNumber":"T%07d"},\
                "province":"34","scheme":"YRD","colour":"%s"}
                """.formatted(person, person, colour);
    }

    private static GreenCodes.Answer answer(int person) {
        return registry.greenCodes(codes -> codes.ask(new HolderId(IdType.PASSPORT, "T%07d".formatted(person)),
                new OfficerAct("ah-exchange", "ENTRY")));
    }

    /** The front door, each call of which is a transaction as in a server. */
    private static class Files extends ExchangeFiles {
        @Override
        public Optional<ExchangeFileView> open(PartnerCode partner, ExchangeManifest manifest) {
            return registry.files(f -> f.open(partner, manifest));
        }

        @Override
        public Optional<ExchangeFileView> find(PartnerCode partner, UUID id) {
            return registry.files(f -> f.find(partner, id));
        }

        @Override
        public boolean put(UUID id, int number, String content, int lines, Optional<Defect> defect) {
            return registry.files(f -> f.put(id, number, content, lines, defect));
        }

        @Override
        public Optional<String> content(UUID id, int number) {
            return registry.files(f -> f.content(id, number));
        }

        @Override
        public ExchangeFileView close(UUID id) {
            return registry.files(f -> f.close(id));
        }

        @Override
        public ExchangeFileView decide(UUID id, Optional<Refused> refusal) {
            return registry.files(f -> f.decide(id, refusal));
        }

        @Override
        public Optional<ExchangeFileView> next() {
            return registry.files(ExchangeFiles::next);
        }

        @Override
        public Optional<ExchangeFileView> apply(ExchangeFileView seen, List<HealthRecord> records, int part, int line) {
            return registry.files(f -> f.apply(seen, records, part, line));
        }

        @Override
        public int releaseAbsent(UUID id, int limit) {
            return registry.files(f -> f.releaseAbsent(id, limit));
        }

        @Override
        public void finish(UUID id) {
            registry.files(f -> {
                f.finish(id);
                return id;
            });
        }

        @Override
        public int refuseAbandoned() {
            return registry.files(ExchangeFiles::refuseAbandoned);
        }
    }

    private static final class FilesThatDieAfter extends Files {
        private int left;

        FilesThatDieAfter(int calls) {
            left = calls;
        }

        @Override
        public Optional<ExchangeFileView> apply(ExchangeFileView seen, List<HealthRecord> records, int part, int line) {
            if (left-- == 0) {
                throw new IllegalStateException("the server died");
            }
            return super.apply(seen, records, part, line);
        }
    }

    private static final class Keys extends PartnerKeys {
        @Override
        public Optional<SigningKey> of(PartnerCode partner) {
            return registry.partnerKeys(k -> k.of(partner));
        }

        @Override
        public boolean isFirst(PartnerCode partner, String nonce, Instant at) {
            return registry.partnerKeys(k -> k.isFirst(partner, nonce, at));
        }
    }

    private static final class Directory extends PartnerDirectory {
        Directory() {
            super(registry.clock);
        }

        @Override
        public Optional<PartnerView> byAccount(String account) {
            return active().stream().filter(p -> p.code().value().equals(account)).findFirst();
        }

        @Override
        public Collection<PartnerView> active() {
            return List.of(ANHUI, JIANGXI);
        }
    }
}

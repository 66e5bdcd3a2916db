package org.healthhub.registry;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.rules.CodeStatus;
import org.healthhub.registry.rules.HolderState;
import org.healthhub.registry.rules.RulePack;
import org.healthhub.registry.rules.Verdict;

/**
 * Shows codes and verifies them. A token is opaque and random; only its digest is kept. The colour is that of this
 * day and of the rules in force, whether or not the review ran already.
 */
@ApplicationScoped
public class CodeDesk {
    private static final int TOKEN_BYTES = 24;
    private static final String VERIFY = """
            select %s, c.colour, c.rule, c.review_on, c.rule_pack, c.cancelled,
                case when c.review_on <= ? or c.rule_pack <> ? or ? then c.state end, p.key_id, p.sealed, p.key,
                c.person_id, c.merged_into is not null
            from %s join health_code c on c.person_id = %s
            where %s = ?""";
    private static final String MERGED_INTO = "(select own.merged_into from health_code own where own.person_id = p.id)";
    private static final Question BY_TOKEN = Question.of("t.expires_at",
            "code_token t join person p on p.id = t.person_id", "t.digest", ReasonCode.TOKEN_UNKNOWN);
    private static final Question BY_DOCUMENT = Question.of("timestamptz 'infinity'", "person p", "p.key",
            ReasonCode.CODE_UNKNOWN);

    private final SecureRandom random = new SecureRandom();
    /** How long a token is valid: short against pictures of the screen. */
    private final Duration tokenLife = Duration.parse(System.getProperty("hub.token.life", "PT60S"));
    private DataSource database;
    private RulePacks packs;
    private IdentityVault vault;
    private Clock clock;

    CodeDesk() {
    }

    @Inject
    CodeDesk(RulePacks packs, IdentityVault vault, Clock clock) {
        this.packs = packs;
        this.vault = vault;
        this.clock = clock;
    }

    @Resource(lookup = "java:jboss/datasources/HubDS")
    void setDatabase(DataSource database) {
        this.database = database;
    }

    /** By what a code is found. Few are merged into another: only for those the second row is read. */
    private record Question(String ownCode, String codeOfTheKept, ReasonCode unknown) {
        static Question of(String expiry, String from, String key, ReasonCode unknown) {
            return new Question(VERIFY.formatted(expiry, from, "p.id", key),
                    VERIFY.formatted(expiry, from, MERGED_INTO, key), unknown);
        }
    }

    /** A document's person, and the code that it shows: another person's after a merging of identities. */
    private record Row(long personId, long codePersonId, UUID codeId, String state, boolean cancelled) {
    }

    /** The code of a person with a fresh token; empty if the registry knows no such person, or it was cancelled. */
    @Transactional
    public Optional<IssuedCode> issue(HolderId id) {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            Optional<Row> found = find(connection, id);
            if (found.isEmpty() || found.get().cancelled()) {
                return Optional.empty();
            }
            byte[] token = new byte[TOKEN_BYTES];
            random.nextBytes(token);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
            Instant expires = now.plus(tokenLife);
            keep(connection, digest(text), found.get().personId(), expires);
            return Optional.of(issued(connection, found.get(), text, expires, now));
        } catch (SQLException e) {
            throw new RegistryTrouble("a code could not be issued", e);
        }
    }

    /** What a checkpoint may know of this token. Reads one row, and the ledger just after a change of the rules. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public VerifiedCode verify(String token) {
        try (Connection connection = database.getConnection()) {
            return verify(connection, BY_TOKEN, BY_TOKEN.ownCode(), digest(token), clock.instant());
        } catch (SQLException e) {
            throw new RegistryTrouble("a token could not be verified", e);
        }
    }

    /** The same of a document, for a door that audits the question. */
    VerifiedCode verify(HolderId holder) {
        try (Connection connection = database.getConnection()) {
            return verify(connection, BY_DOCUMENT, BY_DOCUMENT.ownCode(), vault.personKey(holder), clock.instant());
        } catch (SQLException e) {
            throw new RegistryTrouble("a document could not be verified", e);
        }
    }

    private VerifiedCode verify(Connection connection, Question question, String sql, byte[] key, Instant now)
            throws SQLException {
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        RulePack pack = packs.inForceAt(now);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, today);
            statement.setString(2, pack.name());
            statement.setBoolean(3, pack.code().askForMore());
            statement.setBytes(4, key);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return VerifiedCode.refused(question.unknown(), now);
                }
                if (!row.getObject(1, OffsetDateTime.class).toInstant().isAfter(now)) {
                    return VerifiedCode.refused(ReasonCode.TOKEN_EXPIRED, now);
                }
                if (row.getBoolean(12)) {
                    return verify(connection, question, question.codeOfTheKept(), key, now);
                }
                if (row.getBoolean(6)) {
                    return VerifiedCode.refused(ReasonCode.CODE_CANCELLED, now);
                }
                return verified(connection, row, pack, today, now);
            }
        }
    }

    /** Drops tokens that have expired, at most {@code limit} of them. */
    @Transactional
    public int forgetExpired(int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        delete from code_token where digest in
                            (select digest from code_token where expires_at < ? order by expires_at limit ?)""")) {
            statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            statement.setInt(2, limit);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new RegistryTrouble("expired tokens could not be dropped", e);
        }
    }

    private VerifiedCode verified(Connection connection, ResultSet row, RulePack pack, LocalDate today, Instant now)
            throws SQLException {
        Colour colour = Colour.valueOf(row.getString(2));
        String rule = row.getString(3);
        String anew = row.getString(7);
        if (anew != null) {
            HolderState state = TodaysState.of(connection, row.getLong(11), FoldedState.read(anew), pack);
            Optional<ReasonCode> obstacle = CodeStatus.of(state, pack.code(), today).obstacle();
            if (obstacle.isPresent()) {
                return VerifiedCode.refused(obstacle.get(), now);
            }
            Verdict verdict = pack.verdict(state, today);
            colour = verdict.colour();
            rule = verdict.rule();
        }
        String category = pack.rule(rule).map(r -> r.category()).orElse("NONE");
        String name = vault.open(row.getInt(8), row.getBytes(9), row.getBytes(10)).name();
        return new VerifiedCode(true, Optional.empty(), Optional.of(colour), category, Names.masked(name), now);
    }

    /** The code that this document shows: after a merging of identities that of the one that was kept. */
    private Optional<Row> find(Connection connection, HolderId id) throws SQLException {
        String sql = """
                select p.id, c.person_id, c.code_id, c.state, c.cancelled
                from person p join health_code own on own.person_id = p.id
                    join health_code c on c.person_id = coalesce(own.merged_into, own.person_id)
                where p.key = ?""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, vault.personKey(id));
            try (ResultSet row = statement.executeQuery()) {
                return !row.next() ? Optional.empty() : Optional.of(new Row(row.getLong(1), row.getLong(2),
                        row.getObject(3, UUID.class), row.getString(4), row.getBoolean(5)));
            }
        }
    }

    private static void keep(Connection connection, byte[] digest, long personId, Instant expires) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into code_token (digest, person_id, expires_at) values (?, ?, ?)")) {
            statement.setBytes(1, digest);
            statement.setLong(2, personId);
            statement.setObject(3, expires.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    private IssuedCode issued(Connection connection, Row row, String token, Instant expires, Instant now)
            throws SQLException {
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        RulePack pack = packs.inForceAt(now);
        HolderState state = TodaysState.of(connection, row.codePersonId(), FoldedState.read(row.state()), pack);
        Verdict verdict = pack.verdict(state, today);
        List<ReasonView> reasons = verdict.reasons().stream()
                .map(reason -> ReasonView.of(pack, reason, reason.source().partner().value())).toList();
        return new IssuedCode(row.codeId(), verdict.colour(), reasons, verdict.until(), token, expires,
                CodeStatus.of(state, pack.code(), today).obstacle());
    }

    static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}

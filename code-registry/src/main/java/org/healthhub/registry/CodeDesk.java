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
 * day, whether or not the time review ran already.
 */
@ApplicationScoped
public class CodeDesk {
    private static final int TOKEN_BYTES = 24;

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

    private record Row(long personId, UUID codeId, String state, boolean cancelled) {
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
            return Optional.of(issued(found.get(), text, expires, now));
        } catch (SQLException e) {
            throw new RegistryTrouble("a code could not be issued", e);
        }
    }

    /** What a checkpoint may know of this token. Reads one row; writes nothing. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public VerifiedCode verify(String token) {
        Instant now = clock.instant();
        String sql = """
                select t.expires_at, c.colour, c.rule, c.review_on <= ?, c.rule_pack, c.cancelled, c.state, p.key_id,
                    p.sealed, p.key
                from code_token t join person p on p.id = t.person_id join health_code own on own.person_id = p.id
                    join health_code c on c.person_id = coalesce(own.merged_into, own.person_id)
                where t.digest = ?""";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            LocalDate today = LocalDate.ofInstant(now, clock.getZone());
            statement.setObject(1, today);
            statement.setBytes(2, digest(token));
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return VerifiedCode.refused(ReasonCode.TOKEN_UNKNOWN, now);
                }
                if (!row.getObject(1, OffsetDateTime.class).toInstant().isAfter(now)) {
                    return VerifiedCode.refused(ReasonCode.TOKEN_EXPIRED, now);
                }
                if (row.getBoolean(6)) {
                    return VerifiedCode.refused(ReasonCode.CODE_CANCELLED, now);
                }
                return verified(row, today, now);
            }
        } catch (SQLException e) {
            throw new RegistryTrouble("a token could not be verified", e);
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

    private VerifiedCode verified(ResultSet row, LocalDate today, Instant now) throws SQLException {
        RulePack pack = packs.named(row.getString(5)).orElseThrow();
        Colour colour = Colour.valueOf(row.getString(2));
        String rule = row.getString(3);
        boolean overdue = row.getBoolean(4);
        if (overdue || pack.code().askForMore()) {
            HolderState state = RegistryTables.readState(row.getString(7));
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
                select p.id, c.code_id, c.state, c.cancelled
                from person p join health_code own on own.person_id = p.id
                    join health_code c on c.person_id = coalesce(own.merged_into, own.person_id)
                where p.key = ?""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, vault.personKey(id));
            try (ResultSet row = statement.executeQuery()) {
                return !row.next() ? Optional.empty() : Optional.of(new Row(row.getLong(1), row.getObject(2, UUID.class),
                        row.getString(3), row.getBoolean(4)));
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

    private IssuedCode issued(Row row, String token, Instant expires, Instant now) {
        HolderState state = RegistryTables.readState(row.state());
        RulePack pack = packs.named(state.pack()).orElseThrow();
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        Verdict verdict = pack.verdict(state, today);
        List<ReasonView> reasons = verdict.reasons().stream()
                .map(reason -> ReasonView.of(pack, reason, reason.source().partner().value())).toList();
        return new IssuedCode(row.codeId(), verdict.colour(), reasons, verdict.until(), token, expires,
                CodeStatus.of(state, pack.code(), today).obstacle());
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}

package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.rules.CodeStatus;
import org.healthhub.registry.rules.HolderState;
import org.healthhub.registry.rules.RulePack;
import org.hibernate.Session;

/** Tells another province whether somebody's code is green, and nothing else. Each question is audited. */
@ApplicationScoped
public class GreenCodes {
    private static final String ASKED_HERE = "GREEN_CODE_QUERY";
    private static final String ASKED_ELSEWHERE = "GREEN_CODE_ASKED_OF ";

    /** {@code UNKNOWN} also where the code does not count: not checked in person yet, expired or cancelled. */
    public enum Answer { GREEN, NOT_GREEN, UNKNOWN }

    private EntityManager entities;
    private RulePacks packs;
    private IdentityVault vault;
    private Clock clock;

    private record Row(long personId, UUID codeId, String state, boolean cancelled) {
    }

    GreenCodes() {
    }

    @Inject
    GreenCodes(RulePacks packs, IdentityVault vault, Clock clock) {
        this.packs = packs;
        this.vault = vault;
        this.clock = clock;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** The answer on this day, by the rules in force. */
    @Transactional
    public Answer ask(HolderId id, OfficerAct act) {
        Instant now = clock.instant();
        Optional<Row> row = row(id);
        entities.persist(new AuditEntry(now, act, ASKED_HERE, row.map(Row::codeId).orElse(null)));
        return row.map(found -> entities.unwrap(Session.class).doReturningWork(connection ->
                answer(connection, found, LocalDate.ofInstant(now, clock.getZone())))).orElse(Answer.UNKNOWN);
    }

    /** Notes that another province is asked about somebody. */
    @Transactional
    public void noteAskedOf(String province, HolderId id, OfficerAct act) {
        entities.persist(new AuditEntry(clock.instant(), act, ASKED_ELSEWHERE + province,
                row(id).map(Row::codeId).orElse(null)));
    }

    private Answer answer(Connection connection, Row row, LocalDate today) throws SQLException {
        if (row.cancelled()) {
            return Answer.UNKNOWN;
        }
        RulePack pack = packs.inForceAt(clock.instant());
        HolderState state = TodaysState.of(connection, row.personId(), FoldedState.read(row.state()), pack);
        if (pack.verdict(state, today).colour() != Colour.GREEN) {
            return Answer.NOT_GREEN;
        }
        return CodeStatus.of(state, pack.code(), today).obstacle().isPresent() ? Answer.UNKNOWN : Answer.GREEN;
    }

    private Optional<Row> row(HolderId id) {
        return entities.unwrap(Session.class).doReturningWork(connection -> find(connection, id));
    }

    private Optional<Row> find(Connection connection, HolderId id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select c.person_id, c.code_id, c.state, c.cancelled
                from person p join health_code own on own.person_id = p.id
                    join health_code c on c.person_id = coalesce(own.merged_into, own.person_id)
                where p.key = ?""")) {
            statement.setBytes(1, vault.personKey(id));
            try (ResultSet row = statement.executeQuery()) {
                return !row.next() ? Optional.empty() : Optional.of(new Row(row.getLong(1),
                        row.getObject(2, UUID.class), row.getString(3), row.getBoolean(4)));
            }
        }
    }
}

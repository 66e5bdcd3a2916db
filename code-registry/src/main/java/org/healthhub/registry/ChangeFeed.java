package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.rules.CodeStatus;
import org.hibernate.Session;

/** The changes in order, by cursor, and how far they were published. The history is the outbox. */
@ApplicationScoped
public class ChangeFeed {
    private static final String TOPIC = "events.code-changes";

    private EntityManager entities;

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** At most {@code limit} changes with a number greater than this, in order and without gaps. */
    @Transactional
    public List<CodeChanged> after(long number, int limit) {
        return RegistryTrouble.unlessAway("the changes could not be read",
                () -> entities.unwrap(Session.class).doReturningWork(connection -> read(connection, number, limit)));
    }

    /** Plain rows: the publisher reads every change once, and no entity is wanted of it. */
    private static List<CodeChanged> read(Connection connection, long number, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select number, code_id, at, from_colour, to_colour, rule, rule_pack, until, division,
                    status, merged_into, parted_from
                from code_change where number > ? order by number limit ?""")) {
            statement.setLong(1, number);
            statement.setInt(2, limit);
            List<CodeChanged> changes = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    changes.add(new CodeChanged(row.getLong(1), row.getObject(2, UUID.class),
                            row.getObject(3, OffsetDateTime.class).toInstant(),
                            Optional.ofNullable(row.getString(4)).map(Colour::valueOf),
                            Colour.valueOf(row.getString(5)), row.getString(6), row.getString(7),
                            Optional.ofNullable(row.getObject(8, LocalDate.class)),
                            Optional.ofNullable(row.getString(9)),
                            Optional.ofNullable(row.getString(10)).map(CodeStatus::valueOf),
                            Optional.ofNullable(row.getObject(11, UUID.class)),
                            Optional.ofNullable(row.getObject(12, UUID.class))));
                }
            }
            return changes;
        }
    }

    /** At most {@code limit} changes that are not on the topic yet. */
    @Transactional
    public List<CodeChanged> unpublished(int limit) {
        return after(published(), limit);
    }

    /** The number of the last change on the topic; 0 before the first. */
    @Transactional
    public long published() {
        return ((Number) entities.createNativeQuery("select last_number from publication where topic = :topic")
                .setParameter("topic", TOPIC).getSingleResult()).longValue();
    }

    /** Notes that all changes up to this number are on the topic. Going back is not possible. */
    @Transactional
    public void markPublished(long number) {
        entities.createNativeQuery("""
                        update publication set last_number = :number
                        where topic = :topic and last_number < :number""")
                .setParameter("number", number).setParameter("topic", TOPIC).executeUpdate();
    }
}

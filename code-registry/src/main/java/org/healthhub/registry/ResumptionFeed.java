package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.PartnerCode;
import org.hibernate.Session;

/** What was told of applications, in order and without gaps, by cursor, and how far it was published. */
@ApplicationScoped
public class ResumptionFeed {
    private EntityManager entities;

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** At most {@code limit} events with a number greater than this. */
    @Transactional
    public List<ResumptionEvent> after(long number, int limit) {
        return RegistryTrouble.unlessAway("the events could not be read",
                () -> entities.unwrap(Session.class).doReturningWork(connection -> read(connection, number, limit)));
    }

    /** At most {@code limit} events that are not on the topic yet. */
    @Transactional
    public List<ResumptionEvent> unpublished(int limit) {
        return after(((Number) entities.createNativeQuery("select published from resumption_counter")
                .getSingleResult()).longValue(), limit);
    }

    /** Notes that all events up to this number are on the topic. Going back is not possible. */
    @Transactional
    public void markPublished(long number) {
        entities.createNativeQuery("update resumption_counter set published = :number where published < :number")
                .setParameter("number", number).executeUpdate();
    }

    private static List<ResumptionEvent> read(Connection connection, long number, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select number, at, partner, application_no, division, state, reasons, place, from_colour, to_colour,
                    may_return
                from resumption_event where number > ? order by number limit ?""")) {
            statement.setLong(1, number);
            statement.setInt(2, limit);
            List<ResumptionEvent> events = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    events.add(new ResumptionEvent(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant(),
                            new PartnerCode(row.getString(3)), row.getString(4), row.getString(5),
                            ResumptionState.valueOf(row.getString(6)), ResumptionTables.reasons(row.getArray(7)),
                            employee(row)));
                }
            }
            return events;
        }
    }

    private static Optional<ResumptionEvent.EmployeeChange> employee(ResultSet row) throws SQLException {
        return row.getString(10) == null ? Optional.empty()
                : Optional.of(new ResumptionEvent.EmployeeChange(row.getInt(8), Colour.valueOf(row.getString(9)),
                        Colour.valueOf(row.getString(10)), row.getBoolean(11)));
    }
}

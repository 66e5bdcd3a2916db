package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

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
        return RegistryTrouble.unlessAway("the changes could not be read", () -> entities
                .createQuery("select c from CodeChange c where c.number > :number order by c.number", CodeChange.class)
                .setParameter("number", number).setMaxResults(limit)
                .getResultStream().map(CodeChange::asPublished).toList());
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

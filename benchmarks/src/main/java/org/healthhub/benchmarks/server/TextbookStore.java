package org.healthhub.benchmarks.server;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.Transactional;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.concurrent.atomic.AtomicLong;

/** Persists one message in the transaction that received it. */
@ApplicationScoped
public class TextbookStore {
    private final AtomicLong committed = new AtomicLong();
    @PersistenceContext(unitName = "textbook")
    private EntityManager entities;
    @Resource
    private TransactionSynchronizationRegistry transaction;

    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(String message) {
        entities.persist(new TextbookRecord(MessageFields.of(message)));
        transaction.registerInterposedSynchronization(new Count());
    }

    public long committed() {
        return committed.get();
    }

    private final class Count implements Synchronization {
        @Override
        public void beforeCompletion() {
            // Counted once it is certain.
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                committed.incrementAndGet();
            }
        }
    }
}

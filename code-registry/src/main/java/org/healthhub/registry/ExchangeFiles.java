package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.ExchangeFileView.Defect;
import org.healthhub.registry.ExchangeFileView.Refused;
import org.healthhub.registry.ExchangeFileView.State;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.ReasonCode;
import org.hibernate.Session;

/**
 * Daily files of neighbours. A file takes effect as a whole or not at all: nothing of it before all of it was accepted,
 * and then each record once, whatever is interrupted in between.
 */
@ApplicationScoped
public class ExchangeFiles {
    /** How long a file may stay open; what was left behind is refused then, so that its content is not kept for nothing. */
    private static final Duration PATIENCE = Duration.ofDays(3);

    private EntityManager entities;
    private CodeRegistry registry;
    private IdentityVault vault;
    private Clock clock;

    ExchangeFiles() {
    }

    @Inject
    ExchangeFiles(CodeRegistry registry, IdentityVault vault, Clock clock) {
        this.registry = registry;
        this.vault = vault;
        this.clock = clock;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Opens a file, or finds the one that was opened by this very manifest.
     *
     * @return empty where its place, or a later one, is taken
     */
    @Transactional
    public Optional<ExchangeFileView> open(PartnerCode partner, ExchangeManifest manifest) {
        return work(tables -> {
            tables.lockProvince(partner, manifest.province());
            Optional<ExchangeFileView> latest = tables.latest(partner, manifest.province());
            if (latest.isPresent() && !isAfter(manifest, latest.get().manifest())) {
                return latest.filter(file -> file.state() == State.OPEN && file.manifest().equals(manifest));
            }
            UUID id = UUID.randomUUID();
            tables.add(id, partner, manifest, clock.instant());
            return tables.find(id, false);
        });
    }

    /** A file of this partner. */
    @Transactional
    public Optional<ExchangeFileView> find(PartnerCode partner, UUID id) {
        return work(tables -> tables.find(id, false).filter(file -> file.partner().equals(partner)));
    }

    /**
     * Keeps a part, in the place of what was sent for it before.
     *
     * @return false where the file takes no more parts
     */
    @Transactional
    public boolean put(UUID id, int number, String content, int lines, Optional<Defect> defect) {
        return work(tables -> {
            boolean open = tables.find(id, true).filter(file -> file.state() == State.OPEN).isPresent();
            if (open) {
                tables.put(id, number, content, lines, defect);
            }
            return open;
        });
    }

    /** The content of a part, if it is there. */
    @Transactional
    public Optional<String> content(UUID id, int number) {
        return work(tables -> tables.content(id, number));
    }

    /** Takes no more parts, so that the whole can be checked; the file as it stands now. */
    @Transactional
    public ExchangeFileView close(UUID id) {
        return work(tables -> {
            ExchangeFileView file = tables.find(id, true).orElseThrow();
            if (file.state() == State.OPEN) {
                tables.set(id, State.CHECKING);
            }
            return tables.find(id, false).orElseThrow();
        });
    }

    /** Accepts a file that was checked, or refuses it as a whole; the file as it stands now. */
    @Transactional
    public ExchangeFileView decide(UUID id, Optional<Refused> refusal) {
        return work(tables -> {
            if (tables.find(id, true).orElseThrow().state() == State.CHECKING) {
                if (refusal.isPresent()) {
                    tables.refuse(id, refusal.get());
                } else {
                    tables.accept(id, clock.instant());
                }
            }
            return tables.find(id, false).orElseThrow();
        });
    }

    /** The file whose records take effect next. */
    @Transactional
    public Optional<ExchangeFileView> next() {
        return work(ExchangeFileTables::next);
    }

    /**
     * Registers the next records of an accepted file and moves on to {@code nextPart} and {@code nextLine}, both or
     * neither.
     *
     * @param seen the file as it was when the records were read
     * @return the file as it stands now; empty where somebody else has moved it on
     */
    @Transactional
    public Optional<ExchangeFileView> apply(ExchangeFileView seen, List<HealthRecord> records, int nextPart, int nextLine) {
        ExchangeFileView file = work(tables -> tables.find(seen.id(), true)).orElseThrow();
        if (file.state() != State.ACCEPTED || file.nextPart() != seen.nextPart() || file.nextLine() != seen.nextLine()) {
            return Optional.empty();
        }
        // Not inside our own work: a connection that was lent twice is taken back after the first.
        registry.register(records);
        list(list -> {
            list.note(file, records);
            return file;
        });
        return work(tables -> {
            tables.moveOn(file.id(), nextPart, nextLine, records.size());
            return tables.find(file.id(), false);
        });
    }

    /**
     * Releases persons whom the full list does not name, at most {@code limit} of them.
     *
     * @return how many places on the list were given up; none: everybody is released
     */
    @Transactional
    public int releaseAbsent(UUID id, int limit) {
        ExchangeFileView file = work(tables -> tables.find(id, true)).orElseThrow();
        if (file.state() != State.ACCEPTED || file.manifest().kind() != ExchangeManifest.Kind.FULL) {
            return 0;
        }
        ExchangeList.Absent absent = list(list -> list.absent(file, limit));
        registry.register(absent.releases());
        work(tables -> {
            tables.countReleased(id, absent.releases().size());
            return id;
        });
        return list(list -> list.remove(absent.places()));
    }

    /** All records have taken effect; the content is dropped. */
    @Transactional
    public void finish(UUID id) {
        work(tables -> {
            tables.finish(id, clock.instant());
            return id;
        });
    }

    /** Refuses files that were left open too long. */
    @Transactional
    public int refuseAbandoned() {
        return work(tables -> {
            Instant before = clock.instant().minus(PATIENCE);
            List<UUID> ids = tables.abandoned(before);
            for (UUID id : ids) {
                tables.refuse(id, Refused.because(ReasonCode.FILE_INCOMPLETE));
            }
            return ids.size();
        });
    }

    /** Drawn up later as well, so that a release always follows what it ends. */
    private static boolean isAfter(ExchangeManifest one, ExchangeManifest other) {
        int byDate = one.date().compareTo(other.date());
        return one.asOf().isAfter(other.asOf()) && (byDate > 0 || byDate == 0 && one.sequence() > other.sequence());
    }

    private <T> T work(Work<T> work) {
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> work.with(new ExchangeFileTables(connection, vault)));
    }

    private <T> T list(ListWork<T> work) {
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> work.with(new ExchangeList(connection, vault)));
    }

    /** What is done with the tables. */
    @FunctionalInterface
    private interface Work<T> {
        T with(ExchangeFileTables tables) throws SQLException;
    }

    /** What is done with a province's list. */
    @FunctionalInterface
    private interface ListWork<T> {
        T with(ExchangeList list) throws SQLException;
    }
}

package org.healthhub.registry;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.healthhub.registry.rules.RulePack;

/**
 * The rule packs as officers put them in force. Asking costs a look into memory; every second one of those who ask looks
 * whether an activation was confirmed or withdrawn meanwhile, on this node or on another.
 */
@ApplicationScoped
public class RulePacks {
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();

    /** A pack and the moment from which it is in force; the next begins where it ends. */
    private record Term(Instant from, RulePack pack) {
    }

    /** @param decisions how many decisions on activations there were, which tells whether there are more */
    private record Known(long decisions, List<Term> terms, Map<String, RulePack> byName) {
    }

    private final AtomicLong lookAt = new AtomicLong(System.nanoTime());
    private DataSource database;
    private volatile Known known;

    RulePacks() {
    }

    RulePacks(DataSource database) {
        this.database = database;
    }

    /** These and no others, each in force from the beginning of its own day. */
    RulePacks(List<RulePack> packs) {
        this.known = new Known(packs.size(), packs.stream().map(pack -> new Term(pack.from().atStartOfDay(HubClock.ZONE).toInstant(), pack))
                .sorted(Comparator.comparing(Term::from)).toList(),
                packs.stream().collect(Collectors.toMap(RulePack::name, pack -> pack)));
    }

    // Outside the hub's transactions: an activation is seen when it is committed, not before.
    @Resource(lookup = "java:jboss/datasources/HubRealmDS")
    void setDatabase(DataSource database) {
        this.database = database;
    }

    /**
     * The pack in force at a moment: the last that began. A code must always have a colour, so before the first it is the
     * first, and a pack whose own end has come stays until another begins.
     */
    public RulePack inForceAt(Instant moment) {
        List<Term> terms = known().terms();
        for (int i = terms.size() - 1; i >= 0; i--) {
            if (!terms.get(i).from().isAfter(moment)) {
                return terms.get(i).pack();
            }
        }
        return terms.get(0).pack();
    }

    /** Every pack that is stored, also a draft and one that was superseded: past colours follow from it. */
    public Optional<RulePack> named(String name) {
        Optional<RulePack> confirmed = Optional.ofNullable(known().byName().get(name));
        return confirmed.isPresent() || database == null ? confirmed : stored(name);
    }

    /** Has the next who asks look whether something was decided. */
    void lookAgain() {
        lookAt.set(System.nanoTime());
    }

    private Known known() {
        Known held = known;
        if (database == null) {
            return held;
        }
        if (held == null) {
            return first();
        }
        long now = System.nanoTime();
        long due = lookAt.get();
        return now - due < 0 || !lookAt.compareAndSet(due, now + LOOK_AGAIN_NANOS) ? held : refreshed(held);
    }

    private synchronized Known first() {
        if (known == null) {
            try {
                known = read(new Known(0, List.of(), Map.of()));
            } catch (SQLException away) {
                throw new RegistryTrouble("the rule packs cannot be read", away);
            }
        }
        return known;
    }

    private synchronized Known refreshed(Known held) {
        try {
            known = read(held);
        } catch (SQLException | IllegalArgumentException unreadable) {
            HubLog.LOG.packsNotRead(unreadable);
        }
        return known;
    }

    private Known read(Known held) throws SQLException {
        try (Connection connection = database.getConnection()) {
            RulePackTables tables = new RulePackTables(connection);
            long decisions = tables.decisions();
            if (decisions == held.decisions() && !held.terms().isEmpty()) {
                return held;
            }
            // Read anew each time: what was withdrawn before it began may have another wording by now.
            Map<String, RulePack> byName = new HashMap<>();
            List<Term> terms = tables.terms().stream().map(term -> new Term(term.from(),
                    byName.computeIfAbsent(term.pack(), name -> RulePackFile.parse(term.document())))).toList();
            if (terms.isEmpty()) {
                throw new IllegalStateException("no rule pack was ever confirmed");
            }
            HubLog.LOG.packsRead(terms.size(), terms.get(terms.size() - 1).pack().name());
            return new Known(decisions, terms, Map.copyOf(byName));
        }
    }

    private Optional<RulePack> stored(String name) {
        try (Connection connection = database.getConnection()) {
            return new RulePackTables(connection).find(name).map(row -> RulePackFile.parse(row.document()));
        } catch (SQLException away) {
            throw new RegistryTrouble("the rule pack cannot be read", away);
        }
    }
}

package org.healthhub.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.rules.HolderState;
import org.healthhub.registry.rules.RulePack;
import org.healthhub.registry.rules.Verdict;

/** Derives some codes under a pack on trial beside the pack in force, and counts what differs. Reads only. */
final class ShadowTrial {
    private static final int EXAMPLES = 3;
    private static final int COUNTY_DIGITS = 6;

    /** What codes that would turn have in common. */
    record Cell(Colour from, Colour to, String division, String fromRule, String toRule) {
    }

    /** How many would turn alike, and some of them. */
    static final class Count {
        private final List<UUID> examples = new ArrayList<>();
        private long codes;

        long codes() {
            return codes;
        }

        List<UUID> examples() {
            return examples;
        }

        private void add(UUID code) {
            codes++;
            if (examples.size() < EXAMPLES) {
                examples.add(code);
            }
        }
    }

    private record Subject(long person, UUID code, HolderState stored) {
    }

    private final RulePack trial;
    private final RulePack inForce;
    private final LocalDate today;
    private final Map<Cell, Count> cells = new HashMap<>();
    private long last;
    private int looked;
    private int turned;

    ShadowTrial(RulePack trial, RulePack inForce, LocalDate today) {
        this.trial = trial;
        this.inForce = inForce;
        this.today = today;
    }

    /** The cells, and how many were looked at and would turn. */
    Map<Cell, Count> cells() {
        return cells;
    }

    int looked() {
        return looked;
    }

    int turned() {
        return turned;
    }

    /** The last person that was looked at. */
    long last() {
        return last;
    }

    /** Looks at the next persons of a run: every n-th of those that the registry held when it was asked for. */
    void next(Connection connection, ShadowTables.Run run, int limit) throws SQLException {
        List<Subject> subjects = subjects(connection, run, limit);
        Map<Long, LocalDate> everything = new HashMap<>();
        subjects.forEach(subject -> everything.put(subject.person(), LocalDate.MIN));
        Map<Long, LedgerTables.Ledger> ledgers = everything.isEmpty() ? Map.of()
                : new LedgerTables(connection).ledgerOf(everything, trial.name());
        last = run.lastPerson();
        for (Subject subject : subjects) {
            compare(subject, ledgers.get(subject.person()));
            last = subject.person();
        }
        looked = subjects.size();
    }

    private void compare(Subject subject, LedgerTables.Ledger ledger) {
        // From an empty state: a draft of the same name may have been folded in an earlier wording.
        HolderState state = trial.fold(ledger.facts());
        HolderState current = subject.stored().pack().equals(inForce.name()) ? subject.stored()
                : inForce.fold(ledger.facts());
        Verdict now = inForce.verdict(current, today);
        Verdict then = trial.verdict(state, today);
        if (now.colour() != then.colour()) {
            turned++;
            String division = state.whereabouts()
                    .map(code -> code.substring(0, Math.min(COUNTY_DIGITS, code.length()))).orElse("");
            cells.computeIfAbsent(new Cell(now.colour(), then.colour(), division, now.rule(), then.rule()),
                    cell -> new Count()).add(subject.code());
        }
    }

    private static List<Subject> subjects(Connection connection, ShadowTables.Run run, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select person_id, code_id, state from health_code
                where person_id > ? and person_id <= ? and person_id % ? = 0 and not cancelled
                order by person_id limit ?""")) {
            statement.setLong(1, run.lastPerson());
            statement.setLong(2, run.upTo());
            statement.setLong(3, run.every());
            statement.setInt(4, limit);
            List<Subject> subjects = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    subjects.add(new Subject(row.getLong(1), row.getObject(2, UUID.class),
                            FoldedState.read(row.getString(3))));
                }
            }
            return subjects;
        }
    }
}

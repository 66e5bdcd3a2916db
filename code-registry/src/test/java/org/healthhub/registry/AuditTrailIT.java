package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuditTrailIT {
    private static final UUID CODE = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final OfficerAct AUDITOR = new OfficerAct("auditor", "AUDIT");

    @RegisterExtension
    static final RegistryFixture registry = new RegistryFixture();

    @Test
    void whatWasDoneIsFoundByWhoDidItToWhomAndWhen() {
        done("zhang", "READ", CODE);
        registry.clock.set(LocalDate.of(2020, 3, 10));
        done("li", "PROPOSE_RELEASE 12", null);
        done("zhang", "FIND", null);

        assertThat(actions(AuditFilter.ALL)).containsExactly("FIND", "PROPOSE_RELEASE 12", "READ");
        assertThat(actions(new AuditFilter(Optional.of("zhang"), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty()))).containsExactly("FIND", "READ");
        assertThat(actions(new AuditFilter(Optional.empty(), Optional.of("PROPOSE_RELEASE"), Optional.empty(),
                Optional.empty(), Optional.empty()))).containsExactly("PROPOSE_RELEASE 12");
        assertThat(actions(new AuditFilter(Optional.empty(), Optional.empty(), Optional.of(CODE), Optional.empty(),
                Optional.empty()))).containsExactly("READ");
        assertThat(actions(new AuditFilter(Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(LocalDate.of(2020, 3, 10)), Optional.of(LocalDate.of(2020, 3, 10)))))
                .containsExactly("FIND", "PROPOSE_RELEASE 12");
        assertThat(actions(new AuditFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(LocalDate.of(2020, 3, 9))))).containsExactly("READ");
    }

    @Test
    void sealsCoverEveryEntryOnceAndHold() {
        done("zhang", "READ", CODE);
        done("li", "FIND", null);
        assertThat(registry.<Boolean>audit(AuditTrail::seal)).isFalse();
        registry.clock.set(registry.clock.instant().plus(Duration.ofSeconds(2)));
        done("li", "EXPLAIN", CODE);
        registry.audit(AuditTrail::seal);
        registry.audit(AuditTrail::seal);

        AuditProof proof = registry.audit(trail -> trail.prove(AUDITOR));

        assertThat(proof.holds()).isTrue();
        assertThat(proof.seals()).isEqualTo(2);
        assertThat(proof.entries()).isEqualTo(3);
        assertThat(proof.waiting()).isZero();
        assertThat(actions(AuditFilter.ALL)).first().isEqualTo("PROVE_AUDIT");
        assertThat(registry.audit(trail -> trail.entries(AuditFilter.ALL, Long.MAX_VALUE, 9)).get(1).seal()).contains(2L);
    }

    @Test
    void anEntryThatCommitsLateIsSealedLater() {
        done("zhang", "READ", CODE);
        registry.inTransaction(entities -> {
            entities.persist(new AuditEntry(registry.clock.instant(), new OfficerAct("late", "CARE"), "READ", CODE));
            entities.flush();
            // In another transaction, with a higher id, and sealed before the first one commits.
            done("li", "FIND", null);
            return registry.audit(AuditTrail::seal);
        });
        registry.audit(AuditTrail::seal);

        AuditProof proof = registry.audit(trail -> trail.prove(AUDITOR));
        assertThat(proof.holds()).isTrue();
        assertThat(proof.entries()).isEqualTo(3);
    }

    @Test
    void noEntryCanBeChangedOrTakenAwayByTheHub() {
        done("zhang", "READ", CODE);
        registry.audit(AuditTrail::seal);

        for (String sql : List.of("update audit_entry set actor = 'nobody'", "delete from audit_entry",
                "update audit_entry set seal = null", "update audit_seal set entries = 0", "delete from audit_seal")) {
            assertThatThrownBy(() -> run(sql)).as(sql).hasStackTraceContaining("only ever added to");
        }
        assertThat(registry.audit(trail -> trail.prove(AUDITOR)).holds()).isTrue();
    }

    @Test
    void whoAltersTheTrailPastTheHubBreaksASeal() {
        for (String alteration : List.of("update audit_entry set actor = 'nobody' where seal = 2",
                "delete from audit_entry where seal = 2", "delete from audit_entry where seal = 2; "
                        + "update audit_seal set entries = 0 where number = 2",
                "update audit_entry set seal = 1 where seal = 2",
                "insert into audit_entry (at, actor, action, purpose, seal) values (now(), 'x', 'READ', 'x', 2)")) {
            registry.beforeEach(null);
            for (String officer : List.of("zhang", "li", "wang")) {
                done(officer, "READ", CODE);
                registry.audit(AuditTrail::seal);
            }
            run("alter table audit_entry disable trigger all; alter table audit_seal disable trigger all");
            run(alteration);
            run("alter table audit_entry enable trigger all; alter table audit_seal enable trigger all");

            assertThat(registry.audit(trail -> trail.prove(AUDITOR)).broken()).as(alteration).isPresent();
        }
    }

    private List<String> actions(AuditFilter filter) {
        return registry.audit(trail -> trail.entries(filter, Long.MAX_VALUE, 100)).stream().map(AuditView::action).toList();
    }

    private void done(String officer, String action, UUID code) {
        registry.inTransaction(entities -> {
            entities.persist(new AuditEntry(registry.clock.instant(), new OfficerAct(officer, "CARE"), action, code));
            return action;
        });
    }

    private static void run(String sql) {
        registry.inTransaction(entities -> entities.createNativeQuery(sql).executeUpdate());
    }
}

package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.rules.Evidence;
import org.healthhub.registry.rules.Provenance;
import org.healthhub.registry.rules.RulePack;
import org.healthhub.registry.rules.Verdict;
import org.healthhub.registry.rules.WayToGreen;

/**
 * Says why a code has its colour, or had it at any past moment: derives it anew from what was known then, under the rule
 * pack of that moment, and compares it with the history. Each explanation is audited; it names nobody.
 */
@ApplicationScoped
public class CodeExplanation {
    static final String EXPLAIN = "EXPLAIN";
    /** What a partner that may ask for codes explains one for. */
    private static final String FOR_A_PARTNER = "PARTNER";

    private EntityManager entities;
    private RulePacks packs;
    private IdentityVault vault;
    private PartnerDirectory partners;
    private Clock clock;

    CodeExplanation() {
    }

    @Inject
    CodeExplanation(RulePacks packs, IdentityVault vault, PartnerDirectory partners, Clock clock) {
        this.packs = packs;
        this.vault = vault;
        this.partners = partners;
        this.clock = clock;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Why the code had its colour at the moment; of a moment that is still to come, as of now. The facts of identities
     * that were merged into it at that moment count with its own.
     */
    @Transactional
    public Optional<ExplanationView> explain(UUID codeId, Instant at, OfficerAct act) {
        return code(codeId).map(found -> audited(found, at, act));
    }

    /** For a door that audits the read itself. */
    Optional<ExplanationView> read(UUID codeId, Instant at) {
        return code(codeId).map(found -> view(found, notLaterThanNow(at)));
    }

    /**
     * The same of the person with this document, for a partner that asks; empty also if nothing was known of the person
     * at that moment, or the code had been cancelled.
     */
    @Transactional
    public Optional<ExplanationView> explain(HolderId id, Instant at, PartnerCode partner) {
        Optional<HealthCode> code = entities.createQuery("""
                        select c from HealthCode c, HealthCode own, Person p
                        where p.id = own.personId and p.key = :key
                            and c.personId = coalesce(own.mergedInto, own.personId)""", HealthCode.class)
                .setParameter("key", vault.personKey(id)).getResultStream().findFirst();
        return code.map(found -> audited(found, at, new OfficerAct(partner.value(), FOR_A_PARTNER)))
                .filter(view -> view.known() && !view.cancelled());
    }

    private Optional<HealthCode> code(UUID codeId) {
        return entities.createQuery("select c from HealthCode c where c.codeId = :code", HealthCode.class)
                .setParameter("code", codeId).getResultStream().findFirst();
    }

    private ExplanationView audited(HealthCode code, Instant asked, OfficerAct act) {
        entities.persist(new AuditEntry(clock.instant(), act, EXPLAIN, code.codeId()));
        return view(code, notLaterThanNow(asked));
    }

    private Instant notLaterThanNow(Instant asked) {
        Instant now = clock.instant();
        return asked.isAfter(now) ? now : asked;
    }

    private ExplanationView view(HealthCode code, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, clock.getZone());
        RulePack pack = packs.inForceAt(at);
        List<KnownFact> known = KnownThen.of(entities, code.personId(), at);
        List<Evidence> facts = known.stream().map(KnownFact::evidence).toList();
        Verdict verdict = pack.verdict(pack.fold(facts), day);
        return new ExplanationView(code.codeId(), at, !known.isEmpty(), verdict.colour(), verdict.since(),
                verdict.until(), verdict.cancelled(), pack.name(), pack.decree(), measures(pack, verdict, known, day),
                WayView.of(WayToGreen.of(pack, facts, at), day), recorded(code.personId(), at));
    }

    private List<MeasureView> measures(RulePack pack, Verdict verdict, List<KnownFact> known, LocalDate day) {
        Map<Evidence, KnownFact> byEvidence = new HashMap<>();
        known.forEach(fact -> byEvidence.put(fact.evidence(), fact));
        List<List<Provenance.Trace>> traces = Provenance.of(pack, byEvidence.keySet(), day);
        List<MeasureView> measures = new ArrayList<>();
        for (int i = 0; i < verdict.reasons().size(); i++) {
            Verdict.Reason reason = verdict.reasons().get(i);
            List<SourceView> sources = new ArrayList<>(traces.get(i).stream()
                    .map(trace -> source(pack, byEvidence.get(trace.evidence()), trace.effect())).toList());
            Collections.reverse(sources);
            measures.add(new MeasureView(ReasonView.of(pack, reason, name(reason.source().partner())), sources));
        }
        return measures;
    }

    private SourceView source(RulePack pack, KnownFact fact, Provenance.Effect effect) {
        return new SourceView(fact.view(pack, name(fact.evidence().key().partner())), fact.system(),
                SourceView.Effect.of(effect), fact.replaced());
    }

    private Optional<ChangeView> recorded(long personId, Instant at) {
        return entities.createQuery("""
                        select c from CodeChange c where c.personId = :person and c.at <= :at
                        order by c.number desc""", CodeChange.class)
                .setParameter("person", personId).setParameter("at", at).setMaxResults(1)
                .getResultStream().findFirst().map(CodeChange::view);
    }

    private String name(PartnerCode partner) {
        return partners.byAccount(partner.value()).map(PartnerView::name).orElse(partner.value());
    }
}

package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * The file of a person, as an officer opens it: the person, why the code has its colour, and the person's other
 * documents, all as of one moment. One opening is one audit row, and its action names every part that was shown. Behind
 * a code that was merged into another stands the person kept.
 */
@ApplicationScoped
public class PersonFile {
    private static final String AND = "+";
    private static final String READ_IDENTITIES = "READ_IDENTITIES";
    private static final String EXPLAIN_PAST = "EXPLAIN_PAST";

    private EntityManager entities;
    private CodeLookup codes;
    private CodeExplanation explanations;
    private IdentityVault vault;
    private Clock clock;

    PersonFile() {
    }

    @Inject
    PersonFile(CodeLookup codes, CodeExplanation explanations, IdentityVault vault, Clock clock) {
        this.codes = codes;
        this.explanations = explanations;
        this.vault = vault;
        this.clock = clock;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** The whole file, as of now. */
    @Transactional
    public Optional<PersonFileView> open(UUID codeId, OfficerAct act, boolean unmasked) {
        return codes.read(codeId, unmasked).map(person -> {
            audit(act, person, part(unmasked) + AND + CodeExplanation.EXPLAIN + AND + READ_IDENTITIES);
            return new PersonFileView(person, why(person, clock.instant()), mergings(person));
        });
    }

    /** The person, and why the code had its colour at the moment. */
    @Transactional
    public Optional<PersonFileView> openAt(UUID codeId, Instant at, OfficerAct act, boolean unmasked) {
        return codes.read(codeId, unmasked).map(person -> {
            audit(act, person, part(unmasked) + AND + EXPLAIN_PAST);
            return new PersonFileView(person, why(person, at), List.of());
        });
    }

    private void audit(OfficerAct act, PersonView person, String shown) {
        entities.persist(new AuditEntry(clock.instant(), act, shown, person.codeId()));
    }

    private static String part(boolean unmasked) {
        return unmasked ? CodeLookup.READ_UNMASKED : CodeLookup.READ;
    }

    private ExplanationView why(PersonView person, Instant at) {
        return explanations.read(person.codeId(), at).orElseThrow();
    }

    private List<MergeView> mergings(PersonView person) {
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> new MergeTables(connection).of(person.codeId(), vault));
    }
}

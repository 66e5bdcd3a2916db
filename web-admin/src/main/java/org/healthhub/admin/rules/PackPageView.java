package org.healthhub.admin.rules;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.healthhub.admin.shell.Texts;
import org.healthhub.registry.PackActivation;
import org.healthhub.registry.PackState;
import org.healthhub.registry.PackVersion;
import org.healthhub.registry.PackView;
import org.healthhub.registry.intake.ReasonCode;

/**
 * One version of the rules, and what this officer may do with it: a button that would be refused is absent.
 *
 * @param form    what was filled in and refused; blank unless there was one
 * @param problem why the last act was refused
 */
public record PackPageView(PackView pack, Optional<TrialView> trial, boolean maySetRules, String officer, Instant now,
        ActivationForm form, Optional<ReasonCode> problem) {

    public PackVersion version() {
        return pack.version();
    }

    public Optional<PackActivation> proposal() {
        return version().proposal();
    }

    public boolean mayTry() {
        return mayChange() && pack.defects().isEmpty() && !isInForceForGood() && !isTrialOpen();
    }

    public boolean isTrialOpen() {
        return trial.filter(last -> last.run().isOpen()).isPresent();
    }

    public boolean mayPropose() {
        return mayChange() && proposal().isEmpty() && version().awaited().isEmpty() && pack.defects().isEmpty()
                && !isInForceForGood() && trial.filter(last -> last.run().supportsProposal()).isPresent();
    }

    public boolean mayDecide() {
        return maySetRules && proposal().isPresent() && !isOwnProposal();
    }

    public boolean mayTakeBack() {
        return maySetRules && isOwnProposal();
    }

    public boolean mayGiveUp() {
        return maySetRules && version().state() == PackState.DRAFT;
    }

    public boolean isOwnProposal() {
        return proposal().flatMap(PackActivation::proposedBy).filter(officer::equals).isPresent();
    }

    /** Whether what was confirmed can still be withdrawn; anybody who sets rules may. */
    public boolean mayRevoke() {
        return maySetRules && version().awaited().isPresent();
    }

    /** The first minute that can be proposed, as a field takes it. */
    public String earliest() {
        Instant written = Texts.momentOf(pack.pack().from().atStartOfDay());
        return Texts.field(written.isAfter(now) ? written : now);
    }

    /** The moment that the form proposes: what was filled in, or the next full hour. */
    public String from() {
        Instant written = Texts.momentOf(pack.pack().from().atStartOfDay());
        Instant hour = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        return !form.from().isBlank() ? form.from() : Texts.field(written.isAfter(hour) ? written : hour);
    }

    private boolean mayChange() {
        return maySetRules && version().state() != PackState.WITHDRAWN;
    }

    private boolean isInForceForGood() {
        return version().state() == PackState.ACTIVE && version().until().isEmpty();
    }
}

package org.healthhub.admin.rules;

import java.time.LocalDate;
import java.util.Optional;
import org.healthhub.registry.PackActivation;
import org.healthhub.registry.PackState;
import org.healthhub.registry.PackVersion;
import org.healthhub.registry.PackView;
import org.healthhub.registry.intake.ReasonCode;

/**
 * One version of the rules, and what this officer may do with it: a button that would be refused is absent.
 *
 * @param problem why the last act was refused
 */
public record PackPageView(PackView pack, Optional<TrialView> trial, boolean maySetRules, String officer, LocalDate today,
        Optional<ReasonCode> problem) {

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
        return mayChange() && proposal().isEmpty() && pack.defects().isEmpty() && !isInForceForGood()
                && trial.filter(last -> last.run().supportsProposal()).isPresent();
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

    /** The first day that can be proposed. */
    public LocalDate earliest() {
        return pack.pack().from().isAfter(today) ? pack.pack().from() : today;
    }

    private boolean mayChange() {
        return maySetRules && version().state() != PackState.WITHDRAWN;
    }

    private boolean isInForceForGood() {
        return version().state() == PackState.ACTIVE && version().until().isEmpty();
    }
}

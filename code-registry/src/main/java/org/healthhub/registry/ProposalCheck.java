package org.healthhub.registry;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.rules.RulePack;

/** Whether a pack can be proposed as it is: without defects, tried in this very wording, on a ground and for a time to come. */
final class ProposalCheck {
    private static final int LONGEST_GROUND = 500;

    private final RulePackTables.Row row;
    private final PackTimeline timeline;
    private final Instant now;

    ProposalCheck(RulePackTables.Row row, PackTimeline timeline, Instant now) {
        this.row = row;
        this.timeline = timeline;
        this.now = now;
    }

    /** Why not; empty if it can. */
    Optional<ReasonCode> obstacle(PackProposal proposal, RulePackTables tables) throws SQLException {
        RulePack pack = RulePackFile.parse(row.document());
        if (row.isWithdrawn() || timeline.proposalOf(row.name()).isPresent()) {
            return Optional.of(ReasonCode.PACK_NOT_PROPOSED);
        }
        if (!isSaid(proposal.ground()) || !isSaid(proposal.documentNo())) {
            return Optional.of(ReasonCode.GROUND_MISSING);
        }
        if (!mayBegin(pack, proposal.inForceFrom())) {
            return Optional.of(ReasonCode.BAD_IN_FORCE_DATE);
        }
        if (!RulePackFile.defects(pack).isEmpty()) {
            return Optional.of(ReasonCode.PACK_HAS_DEFECTS);
        }
        return tables.wasTried(proposal.shadowRun(), row) ? Optional.empty() : Optional.of(ReasonCode.SHADOW_RUN_MISSING);
    }

    /** The minute that is passing may be named: forms know no seconds. */
    private boolean mayBegin(RulePack pack, Instant from) {
        return !from.isBefore(now.truncatedTo(ChronoUnit.MINUTES))
                && pack.isInForceOn(LocalDate.ofInstant(from, HubClock.ZONE))
                && timeline.inForceAt(from).filter(row.name()::equals).isEmpty();
    }

    static boolean isSaid(String text) {
        return !text.isBlank() && text.length() <= LONGEST_GROUND;
    }
}

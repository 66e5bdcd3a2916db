package org.healthhub.registry;

/** Who may decide on what another officer asked for. The one place where this is said. */
final class TwoOfficers {
    private TwoOfficers() {
    }

    static boolean mayDecide(String officer, PackActivation proposal) {
        return proposal.proposedBy().filter(officer::equals).isEmpty();
    }
}

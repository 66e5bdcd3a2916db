package org.healthhub.admin.audit;

import java.util.List;
import java.util.Optional;
import org.healthhub.registry.AuditProof;
import org.healthhub.registry.AuditView;

/**
 * One page of the audit trail.
 *
 * @param proof what the check of all seals found, where it was just asked for
 */
public record AuditListView(AuditQuery asked, List<AuditView> rows, boolean hasMore, Optional<AuditProof> proof) {
    static final int ROWS = 100;

    /** @param found one row more than a page holds, if there are as many */
    public static AuditListView of(AuditQuery asked, List<AuditView> found, Optional<AuditProof> proof) {
        return new AuditListView(asked, found.subList(0, Math.min(ROWS, found.size())), found.size() > ROWS, proof);
    }

    public long last() {
        return rows.get(rows.size() - 1).id();
    }
}

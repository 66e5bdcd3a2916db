package org.healthhub.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.admin.audit.AuditListView;
import org.healthhub.admin.audit.AuditQuery;
import org.healthhub.registry.AuditProof;
import org.healthhub.registry.AuditView;

/** A morning of the audit trail. */
final class AuditSamples {
    static final AuditProof HOLDS = new AuditProof(1_204, 48_230, 3, Optional.empty(), "9f".repeat(32),
            Optional.of(Instant.parse("2020-03-09T01:00:00Z")));
    static final AuditProof BROKEN = new AuditProof(811, 30_412, 3, Optional.of(812L), "1c".repeat(32),
            Optional.of(Instant.parse("2020-03-08T11:02:00Z")));

    private static final List<String[]> ACTS = List.of(new String[] {"zhang.wei", "FIND", "VERIFICATION"},
            new String[] {"zhang.wei", "READ_UNMASKED", "APPEAL"}, new String[] {"li.na", "PROPOSE_RELEASE 12", "TRACING"},
            new String[] {"hz-metro", "VERIFY_DOCUMENT", "ENTRY"}, new String[] {"wang.fang", "CONFIRM_RULING", "RULING"},
            new String[] {"ah-exchange", "GREEN_CODE_QUERY", "NEIGHBOUR"});

    private AuditSamples() {
    }

    static AuditListView page(Optional<AuditProof> proof) {
        List<AuditView> rows = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            String[] act = ACTS.get(i % ACTS.size());
            rows.add(new AuditView(48_233 - i, Instant.parse("2020-03-09T01:00:05Z").minusSeconds(17L * i), act[0], act[1],
                    act[1].contains(" ") ? Optional.empty() : Optional.of(new UUID(0x4000L + i % 7, 0x8000_0000_0000_0000L | i)),
                    act[2], i < 3 ? Optional.empty() : Optional.of(1_204L - i / 4)));
        }
        return AuditListView.of(new AuditQuery(), rows, proof);
    }
}

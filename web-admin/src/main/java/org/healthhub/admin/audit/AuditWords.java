package org.healthhub.admin.audit;

import java.util.List;
import org.healthhub.admin.shell.Texts;

/** What was done, and what for, in the reader's language. What has no words here yet is shown as it was written. */
public final class AuditWords {
    /** The first words of the actions that can be chosen; each has a text. */
    public static final List<String> ACTIONS = List.of("FIND", "READ", "READ_UNMASKED", "EXPLAIN", "EXPLAIN_PAST",
            "READ_IDENTITIES", "READ_FAMILY", "READ_CARD", "LIST_RULINGS", "READ_RULING", "PROPOSE_RULING",
            "CONFIRM_RULING", "REJECT_RULING", "OPEN_APPEAL", "READ_APPEAL", "TAKE_APPEAL", "UPHOLD_APPEAL",
            "REFUSE_APPEAL", "WITHDRAW_APPEAL", "PREVIEW_HOLD", "PROPOSE_RELEASE", "PROPOSE_DISCARD",
            "CONFIRM_RELEASE", "CONFIRM_DISCARD", "MERGE_PROPOSED", "MERGE_MERGED", "MERGE_DROPPED",
            "MERGE_UNDO_PROPOSED", "MERGE_UNDONE",
            "PACK_STORE", "PACK_SHADOW_RUN", "PACK_PROPOSE", "PACK_CONFIRM", "PACK_REJECT", "PACK_WITHDRAW",
            "PACK_REVOKE", "APPROVE_APPLICATION", "RETURN_APPLICATION", "VERIFY_DOCUMENT", "QUERY_COLOUR",
            "QUERY_REASON", "QUERY_FULL", "GREEN_CODE_QUERY", "GREEN_CODE_ASKED_OF", "GIVE_CONSENT", "REVOKE_CONSENT",
            "ISSUE_PAPER_CODE", "GIVE_CARD_CODE", "BIND_FAMILY", "UNBIND_FAMILY", "EXCHANGE_FILE",
            "EXCHANGE_FILE_PART", "PROVE_AUDIT");

    private AuditWords() {
    }

    public static String action(Texts t, String action) {
        int space = action.indexOf(' ');
        String word = space < 0 ? action : action.substring(0, space);
        return t.orElse("audit.action." + word, word) + (space < 0 ? "" : action.substring(space));
    }

    public static String purpose(Texts t, String purpose) {
        return t.orElse("audit.purpose." + purpose, t.orElse("purpose." + purpose, purpose));
    }
}

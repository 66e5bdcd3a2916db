package org.healthhub.registry;

/**
 * How an appeal ends.
 *
 * @param reply  what the person is told; kept sealed
 * @param remedy what followed an upheld one, as the ledger names it: {@code hub-officers/17} for a ruling, or the key of
 *               a record that its source corrected
 */
public record AppealDecision(boolean upheld, String reply, String remedy) {
    static final int LONGEST_REPLY = 500;

    public AppealDecision {
        reply = reply.strip();
        remedy = remedy.strip();
    }
}

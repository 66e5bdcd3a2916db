package org.healthhub.routes;

import org.healthhub.registry.intake.PartnerSystem;

/** Every endpoint of the hub, named once. */
final class HubEndpoints {
    /** Canonical records from the doors. Internal: no partner may send here. */
    static final String RECORDS = "jms-batch:intake.records?consumers=2&size=100";
    /** A batch in one transaction: a send does not wait for the broker, the commit does. */
    static final String CODE_CHANGES = "jms-batch:events.code-changes";
    /** Outside a transaction: each send waits until the broker has it. */
    static final String CODE_CHANGES_ALONE = "jms:topic:events.code-changes";
    static final String ONE_BY_ONE = "direct:publish-one-by-one";
    /** Events of applications to resume work, as the changes of codes. */
    static final String RESUMPTION_EVENTS = "jms-batch:events.resumption";
    static final String RESUMPTION_EVENTS_ALONE = "jms:topic:events.resumption";
    static final String RESUMPTION_ONE_BY_ONE = "direct:publish-resumption-one-by-one";
    static final String RESUMPTION_PUBLISH_TIMER = "scheduler:publish-resumption?delay=200&greedy=true";
    static final String RESUMPTION_REVIEW_TIMER = "scheduler:review-resumption?delay=1000&greedy=true";
    static final String PUBLISH_TIMER = "scheduler:publish-changes?delay=20&greedy=true";
    static final String REVIEW_TIMER = "scheduler:review-codes?delay=1000&greedy=true";
    static final String SHADOW_TIMER = "scheduler:shadow-runs?delay=2000&greedy=true";
    static final String EXCHANGE_FILES_TIMER = "scheduler:exchange-files?delay=1000&greedy=true";
    static final String HOLDS_TIMER = "scheduler:settle-holds?delay=1000&greedy=true";
    static final String AUDIT_TIMER = "scheduler:seal-audit?delay=2000&greedy=true";
    static final String HOUSEKEEPING_TIMER = "scheduler:housekeeping?delay=2000";
    static final String VERIFICATIONS_TIMER = "scheduler:verifications?delay=1000";
    static final String READINGS_TIMER = "scheduler:temperature-readings?delay=1000";
    static final String OLD_VERIFICATIONS_TIMER = "scheduler:old-verifications?delay=600000";
    static final String PARTNER_QUEUES_TIMER = "scheduler:partner-queues?delay=2000";

    private HubEndpoints() {
    }

    /** The queue to which the partners of a system send in their own format. */
    static String intake(PartnerSystem system) {
        return "jms-batch:intake." + system.path() + "?consumers=2&size=500";
    }

    /** The address of the receipts of a partner. */
    static String receipts(String partner) {
        return "receipts." + partner;
    }
}

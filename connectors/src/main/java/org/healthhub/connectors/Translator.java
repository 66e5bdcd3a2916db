package org.healthhub.connectors;

import java.util.List;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;

/**
 * Turns the record of one partner system into canonical facts. There is one for each system, used at every door; it
 * decides nothing and asks nobody, so the same record always says the same.
 */
public interface Translator {
    /** Whose records it reads. */
    PartnerSystem system();

    /**
     * What the record says, at least one fact, in the order of the record.
     *
     * @throws UnreadableRecord when a field is missing, malformed or not in its code table
     */
    List<Fact> facts(RecordFields record, Observed observed);

    /**
     * As {@link #facts(RecordFields, Observed)}, where it matters who says it.
     *
     * @throws UnreadableRecord also when this partner may not say it
     */
    default List<Fact> facts(RecordFields record, Observed observed, PartnerCode sender) {
        return facts(record, observed);
    }

    /**
     * What a record says that takes back all that was said under its id: that, of the same subject, and nothing more.
     *
     * @throws UnreadableRecord when it does not say whom it was about
     */
    default List<Fact> withdrawal(RecordFields record, Observed observed) {
        return List.of(new Fact(HolderFields.holder(record), new Finding.Withdrawn(observed.day())));
    }
}

package org.healthhub.connectors.resumption;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.healthhub.connectors.Observed;
import org.healthhub.connectors.ReadRecord;
import org.healthhub.connectors.RecordFields;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.intake.Arrival;

/** What would be refused of a workbook, row by row, by the translator that would refuse it. Nothing is kept. */
record RosterPreview(RosterBook book, Optional<UnreadableRecord> application, List<Rejected> rejected) {
    /** An employee who cannot be taken; {@code field} begins within the entry. */
    record Rejected(int place, RosterBook.Row row, UnreadableRecord cause) {
        String field() {
            return cause.field().replaceFirst("^roster\\[\\d+]\\.", "");
        }
    }

    static RosterPreview of(byte[] file, ResumptionTranslator translator, Instant now) {
        RosterBook book = RosterBook.read(file);
        ObjectNode alone = book.application().deepCopy();
        alone.putArray("roster");
        Optional<UnreadableRecord> application = book.defect().or(() -> refusal(() -> {
            RecordFields fields = ReadRecord.of(0, alone).checked();
            translator.facts(fields, Observed.at(fields.time("observedAt"), Arrival.at(now), "observedAt"));
        }));
        List<Rejected> rejected = new ArrayList<>();
        for (int place = 0; place < book.roster().size(); place++) {
            RosterBook.Row row = book.roster().get(place);
            Optional<UnreadableRecord> cause = row.defect().or(() -> refusal(() ->
                    ResumptionTranslator.employee(ReadRecord.of(0, row.entry()).checked())));
            if (cause.isPresent()) {
                rejected.add(new Rejected(place, row, cause.get()));
            }
        }
        return new RosterPreview(book, application, rejected);
    }

    boolean isAcceptable() {
        return application.isEmpty() && rejected.isEmpty();
    }

    private static Optional<UnreadableRecord> refusal(Runnable reading) {
        try {
            reading.run();
            return Optional.empty();
        } catch (UnreadableRecord refusal) {
            return Optional.of(refusal);
        }
    }
}

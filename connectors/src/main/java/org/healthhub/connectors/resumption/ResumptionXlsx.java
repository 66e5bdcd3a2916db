package org.healthhub.connectors.resumption;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.healthhub.connectors.MessageBody;
import org.healthhub.connectors.MessageFormat;
import org.healthhub.connectors.ReadRecord;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.intake.PartnerSystem;

/** An application with its roster as a workbook: one record, taken as a whole or not at all. */
@ApplicationScoped
public class ResumptionXlsx implements MessageFormat {
    static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Override
    public PartnerSystem system() {
        return PartnerSystem.RESUMPTION;
    }

    @Override
    public Set<String> mediaTypes() {
        return Set.of(MEDIA_TYPE);
    }

    @Override
    public List<ReadRecord> records(MessageBody message) {
        RosterBook book = RosterBook.read(message.bytes());
        Optional<UnreadableRecord> defect = Stream.concat(book.defect().stream(),
                book.roster().stream().flatMap(row -> row.defect().stream())).findFirst();
        return List.of(defect.map(wrong -> ReadRecord.of(0, book.record(), wrong))
                .orElseGet(() -> ReadRecord.of(0, book.record())));
    }
}

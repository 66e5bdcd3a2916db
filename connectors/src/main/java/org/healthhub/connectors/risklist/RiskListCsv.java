package org.healthhub.connectors.risklist;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.MessageBody;
import org.healthhub.connectors.MessageFormat;
import org.healthhub.connectors.ReadRecord;
import org.healthhub.connectors.Refusal;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/**
 * The list as a table (RFC 4180) with headings in English or Chinese. A line adds a listing or, with the operation REMOVE,
 * takes back the one with its id as if it had never been sent; whoever is released gets a line of that category instead.
 * Refusals tell the line of the file. A cell is text whatever it begins with: nothing computes it.
 */
@ApplicationScoped
public class RiskListCsv implements MessageFormat {
    private static final int MOST_COLUMNS = 100;
    private static final int LONGEST_CELL = 64 * 1024;
    private static final int LONGEST_LINE = 512 * 1024;

    /** What a line does with the listing of its id. */
    private enum Operation { ADD, REMOVE }

    @Override
    public PartnerSystem system() {
        return PartnerSystem.RISK_LIST;
    }

    @Override
    public Set<String> mediaTypes() {
        return Set.of("text/csv");
    }

    @Override
    public List<ReadRecord> records(MessageBody message) {
        String text = CsvText.of(message);
        // The reader takes the rest of a file that was cut within quotes for one long cell.
        if (text.chars().filter(c -> c == '"').count() % 2 != 0) {
            throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
        }
        try {
            return table(CsvReader.builder().allowMissingFields(true).allowExtraFields(true)
                    .build(CsvRecordHandler.of(limits -> limits.maxFields(MOST_COLUMNS).maxFieldSize(LONGEST_CELL)
                            .maxRecordSize(LONGEST_LINE)), text).iterator());
        } catch (CsvParseException malformed) {
            // Its message may quote the file, so it goes no further.
            throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
        }
    }

    private static List<ReadRecord> table(Iterator<CsvRecord> lines) {
        if (!lines.hasNext()) {
            throw new Refusal(ReasonCode.NO_RECORDS);
        }
        List<Optional<CsvColumn>> columns = columns(lines.next());
        List<ReadRecord> records = new ArrayList<>();
        while (lines.hasNext()) {
            if (records.size() == JsonDoor.MOST_RECORDS) {
                throw new Refusal(ReasonCode.TOO_LARGE);
            }
            records.add(record(records.size(), columns, lines.next()));
        }
        if (records.isEmpty()) {
            throw new Refusal(ReasonCode.NO_RECORDS);
        }
        return records;
    }

    private static List<Optional<CsvColumn>> columns(CsvRecord heading) {
        List<Optional<CsvColumn>> columns = new ArrayList<>();
        Set<CsvColumn> seen = EnumSet.noneOf(CsvColumn.class);
        for (String cell : heading.getFields()) {
            Optional<CsvColumn> column = CsvColumn.headed(plain(cell));
            if (column.isPresent() && !seen.add(column.get())) {
                throw new Refusal(ReasonCode.BAD_TABLE_HEADING);
            }
            columns.add(column);
        }
        for (CsvColumn column : CsvColumn.values()) {
            if (column.isNeeded() && !seen.contains(column)) {
                throw new Refusal(ReasonCode.BAD_TABLE_HEADING);
            }
        }
        return columns;
    }

    private static ReadRecord record(int index, List<Optional<CsvColumn>> columns, CsvRecord line) {
        String place = "line[" + line.getStartingLineNumber() + "]";
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        ObjectNode holder = JsonNodeFactory.instance.objectNode();
        String operation = Operation.ADD.name();
        for (int i = 0; i < Math.min(columns.size(), line.getFieldCount()); i++) {
            String cell = plain(line.getField(i));
            if (columns.get(i).isEmpty() || cell.isEmpty()) {
                continue;
            }
            CsvColumn column = columns.get(i).get();
            if (column == CsvColumn.OPERATION) {
                operation = CsvWords.read(column, cell);
            } else {
                (column.isOfHolder() ? holder : record).put(column.member(), CsvWords.read(column, cell));
            }
        }
        if (!holder.isEmpty()) {
            record.set("holder", holder);
        }
        if (line.getFieldCount() != columns.size()) {
            return ReadRecord.of(index, record, new UnreadableRecord(ReasonCode.BAD_TABLE_LINE, place));
        }
        if (operation.equals(Operation.REMOVE.name())) {
            record.put("withdrawn", true);
        } else if (!operation.equals(Operation.ADD.name())) {
            return ReadRecord.of(index, record,
                    new UnreadableRecord(ReasonCode.UNKNOWN_OPERATION, place + "." + CsvColumn.OPERATION.member()));
        }
        return ReadRecord.at(index, place, record);
    }

    /** Without the blanks and tabs that keep a spreadsheet from rewriting a number. */
    private static String plain(String cell) {
        return cell.strip();
    }
}

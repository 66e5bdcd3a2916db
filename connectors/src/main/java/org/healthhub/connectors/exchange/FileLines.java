package org.healthhub.connectors.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.ReadRecord;
import org.healthhub.connectors.Refusal;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.ExchangeManifest.Format;
import org.healthhub.registry.intake.ReasonCode;

/** The lines of a part. A line is one record: a JSON object, or the columns of {@link #COLUMNS}, quoted by RFC 4180. */
final class FileLines {
    static final List<String> COLUMNS = List.of("recordId", "observedAt", "idType", "idNumber", "name", "phone",
            "province", "scheme", "colour", "reason", "until", "withdrawn");
    private static final String HEADER = String.join(",", COLUMNS);
    private static final int LONGEST = 16 * 1024;
    private static final int FIRST_OF_HOLDER = 2;
    private static final int LAST_OF_HOLDER = 5;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private FileLines() {
    }

    /** The lines of a part, without a byte order mark and, in its first part, a header of columns. */
    static List<String> of(Format format, int part, String content) {
        String text = content.startsWith("\uFEFF") ? content.substring(1) : content;
        List<String> lines = text.lines().toList();
        boolean headed = format == Format.CSV && part == 1 && !lines.isEmpty() && lines.get(0).equals(HEADER);
        return headed ? lines.subList(1, lines.size()) : lines;
    }

    /** @throws UnreadableRecord when the line is no record */
    static ReadRecord read(Format format, String line) {
        if (line.length() > LONGEST) {
            throw new UnreadableRecord(ReasonCode.TOO_LONG, "");
        }
        return format == Format.CSV ? ofCsv(line) : ofJson(line);
    }

    private static ReadRecord ofJson(String line) {
        try {
            List<ReadRecord> records = JsonDoor.records(line);
            if (records.size() == 1) {
                return records.get(0);
            }
        } catch (Refusal refusal) {
            throw new UnreadableRecord(refusal.reason(), "");
        }
        throw new UnreadableRecord(ReasonCode.UNREADABLE_MESSAGE, "");
    }

    private static ReadRecord ofCsv(String line) {
        List<CSVRecord> rows = rows(line);
        if (rows.size() != 1 || rows.get(0).size() != COLUMNS.size()) {
            throw new UnreadableRecord(ReasonCode.UNREADABLE_MESSAGE, "");
        }
        CSVRecord row = rows.get(0);
        ObjectNode record = NODES.objectNode();
        ObjectNode holder = NODES.objectNode();
        for (int column = 0; column < COLUMNS.size(); column++) {
            String value = row.get(column);
            if (value.isEmpty()) {
                continue;
            }
            boolean ofHolder = column >= FIRST_OF_HOLDER && column <= LAST_OF_HOLDER;
            (ofHolder ? holder : record).put(COLUMNS.get(column), value);
        }
        record.set("holder", holder);
        if (record.has("withdrawn")) {
            record.put("withdrawn", withdrawn(record.get("withdrawn").asText()));
        }
        return ReadRecord.of(0, record);
    }

    private static boolean withdrawn(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new UnreadableRecord(ReasonCode.BAD_FIELD, "withdrawn");
        }
        return value.equals("true");
    }

    private static List<CSVRecord> rows(String line) {
        try (CSVParser parser = CSVParser.parse(line, CSVFormat.RFC4180)) {
            return parser.getRecords();
        } catch (UncheckedIOException | IOException quoteLeftOpen) {
            throw new UnreadableRecord(ReasonCode.UNREADABLE_MESSAGE, "");
        }
    }
}

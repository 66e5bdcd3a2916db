package org.healthhub.connectors.resumption;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.healthhub.connectors.Refusal;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.connectors.resumption.XlsxBook.Cell;
import org.healthhub.registry.intake.ReasonCode;

/**
 * A workbook of an application as a record in the JSON form: the first sheet has a field of the application in each row,
 * the second an employee. What the hub does not know of is left out, as in the JSON form.
 */
record RosterBook(ObjectNode application, List<Row> roster, Optional<UnreadableRecord> defect) {
    static final int MOST_EMPLOYEES = 5_000;
    private static final int MOST_FIELDS = 100;

    /**
     * One employee.
     *
     * @param number of the row in the sheet, from 1
     * @param cells  as they stand in the sheet, by heading
     */
    record Row(int number, ObjectNode entry, Map<String, String> cells, Optional<UnreadableRecord> defect) {
    }

    /** @throws Refusal when it is not such a workbook, or too large */
    static RosterBook read(byte[] file) {
        XlsxBook book = XlsxBook.open(file);
        if (book.sheetCount() < 2) {
            throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
        }
        CellForms forms = new CellForms(book.isSince1904());
        ObjectNode application = JsonNodeFactory.instance.objectNode();
        Optional<UnreadableRecord> defect = Optional.empty();
        for (Map<Integer, Cell> row : book.rows(0, MOST_FIELDS).values()) {
            Optional<RosterField> field = RosterField.ofApplication(heading(row.get(0)));
            if (field.isPresent() && row.containsKey(1)) {
                defect = forms.put(application, field.get(), row.get(1), "").or(firstOf(defect));
            }
        }
        if (!application.has("recordId") && application.has("applicationNo")) {
            application.set("recordId", application.get("applicationNo"));
        }
        return new RosterBook(application, roster(book, forms), defect);
    }

    /** The whole as one record. */
    ObjectNode record() {
        ObjectNode record = application.deepCopy();
        var entries = record.putArray("roster");
        roster.forEach(row -> entries.add(row.entry()));
        return record;
    }

    private static List<Row> roster(XlsxBook book, CellForms forms) {
        List<Row> roster = new ArrayList<>();
        Map<Integer, RosterField> columns = new HashMap<>();
        // One row more: the headings.
        for (var row : book.rows(1, MOST_EMPLOYEES + 1).entrySet()) {
            if (columns.isEmpty()) {
                columns.putAll(headings(row.getValue()));
            } else {
                roster.add(row(row.getKey(), roster.size(), row.getValue(), columns, forms));
            }
        }
        return roster;
    }

    private static Map<Integer, RosterField> headings(Map<Integer, Cell> row) {
        Map<Integer, RosterField> columns = new HashMap<>();
        row.forEach((column, cell) -> RosterField.ofRoster(heading(cell)).ifPresent(field -> {
            // Two columns of one meaning: which one is meant would be a guess.
            if (columns.containsValue(field)) {
                throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
            }
            columns.put(column, field);
        }));
        if (columns.isEmpty()) {
            throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
        }
        return columns;
    }

    private static Row row(int number, int place, Map<Integer, Cell> cells, Map<Integer, RosterField> columns,
            CellForms forms) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        Map<String, String> shown = new HashMap<>();
        Optional<UnreadableRecord> defect = Optional.empty();
        for (var column : columns.entrySet()) {
            Cell cell = cells.get(column.getKey());
            if (cell != null) {
                shown.put(column.getValue().heading(), cell.text());
                defect = forms.put(entry, column.getValue(), cell, "roster[" + place + "].").or(firstOf(defect));
            }
        }
        return new Row(number, entry, shown, defect);
    }

    private static Supplier<Optional<UnreadableRecord>> firstOf(Optional<UnreadableRecord> defect) {
        return () -> defect;
    }

    private static String heading(Cell cell) {
        return cell == null ? "" : cell.text();
    }
}

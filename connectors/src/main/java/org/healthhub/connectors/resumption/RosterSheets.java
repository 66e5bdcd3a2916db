package org.healthhub.connectors.resumption;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes workbooks: the template, and the rejected rows with the reason why. Every cell is text, none a formula. */
final class RosterSheets {
    private static final String TEXT = "@";
    private static final int WIDTH = 24;
    private static final int TEMPLATE_ROWS = 1_000;

    private RosterSheets() {
    }

    private interface Content {
        void write(Workbook book) throws IOException;
    }

    static byte[] template() {
        return book(book -> {
            Worksheet application = book.newWorksheet("复工申请");
            application.width(0, WIDTH);
            application.width(1, WIDTH);
            List<RosterField> fields = RosterField.application();
            for (int row = 0; row < fields.size(); row++) {
                application.value(row, 0, fields.get(row).heading());
                application.style(row, 0).bold().set();
            }
            application.range(0, 1, fields.size() - 1, 1).style().format(TEXT).set();
            Worksheet roster = book.newWorksheet("员工名单");
            headings(roster, List.of());
            roster.range(1, 0, TEMPLATE_ROWS, RosterField.roster().size() - 1).style().format(TEXT).set();
        });
    }

    static byte[] rejected(RosterPreview preview) {
        return book(book -> {
            Worksheet roster = book.newWorksheet("未通过的行");
            headings(roster, List.of("原表行号", "错误代码", "错误字段", "错误原因"));
            int row = 0;
            if (preview.application().isPresent()) {
                reason(roster, ++row, "", RosterErrors.of(preview.application().get()));
            }
            for (RosterPreview.Rejected rejected : preview.rejected()) {
                row++;
                List<RosterField> fields = RosterField.roster();
                for (int column = 0; column < fields.size(); column++) {
                    roster.value(row, column, rejected.row().cells().getOrDefault(fields.get(column).heading(), ""));
                    roster.style(row, column).format(TEXT).set();
                }
                reason(roster, row, String.valueOf(rejected.row().number()),
                        RosterErrors.of(rejected.cause().reason(), rejected.field()));
            }
        });
    }

    private static void reason(Worksheet sheet, int row, String number, RosterErrors.Told told) {
        int column = RosterField.roster().size();
        sheet.value(row, column, number);
        sheet.value(row, column + 1, told.code());
        sheet.value(row, column + 2, told.heading());
        sheet.value(row, column + 3, told.says());
    }

    private static void headings(Worksheet sheet, List<String> further) {
        int column = 0;
        for (RosterField field : RosterField.roster()) {
            heading(sheet, column++, field.heading());
        }
        for (String heading : further) {
            heading(sheet, column++, heading);
        }
    }

    private static void heading(Worksheet sheet, int column, String heading) {
        sheet.width(column, WIDTH);
        sheet.value(0, column, heading);
        sheet.style(0, column).bold().set();
    }

    private static byte[] book(Content content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Workbook book = new Workbook(out, "Health Code Hub", "1.0");
        try {
            content.write(book);
            book.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

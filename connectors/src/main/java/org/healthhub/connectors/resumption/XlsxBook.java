package org.healthhub.connectors.resumption;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.intake.ReasonCode;

/**
 * The sheets of a workbook as rows of cells. Formulas are never evaluated; memory is bounded by what was unpacked. The
 * reader is the hub's own: those at hand trust the numbers in the file, and run for ever on a shared string that is not
 * there.
 */
final class XlsxBook {
    /** What is longer is cut off behind this, and so is found too long. */
    static final int LONGEST_TEXT = 500;
    private static final int MOST_COLUMNS = 50;
    private static final int DEEPEST = 40;
    /** Of all parts together; the largest roster has a tenth of them. */
    private static final int MOST_ELEMENTS = 600_000;
    private static final XMLInputFactory FACTORY = factory();

    private final XlsxParts parts;
    private final List<String> strings = new ArrayList<>();
    private final List<String> sheets = new ArrayList<>();
    private boolean since1904;
    private int elements;

    /** What stands in a cell. */
    record Cell(Kind kind, String text) {
        enum Kind { TEXT, NUMBER, FLAG, FORMULA }
    }

    private XlsxBook(XlsxParts parts) {
        this.parts = parts;
    }

    /** @throws Refusal when it is no workbook, or a hostile one */
    static XlsxBook open(byte[] file) {
        XlsxBook book = new XlsxBook(XlsxParts.unpack(file));
        Map<String, String> targets = new HashMap<>();
        book.read("xl/_rels/workbook.xml.rels", in -> {
            if (in.isStartElement() && in.getLocalName().equals("Relationship")) {
                targets.put(attribute(in, "Id"), attribute(in, "Target"));
            }
        });
        book.read("xl/workbook.xml", in -> book.readWorkbook(in, targets));
        if (book.parts.has("xl/sharedStrings.xml")) {
            book.readStrings();
        }
        return book;
    }

    int sheetCount() {
        return sheets.size();
    }

    /** Whether days are counted from 1904, as the first Macintosh did. */
    boolean isSince1904() {
        return since1904;
    }

    /**
     * The rows of a sheet that hold anything, by their number from 1, each with its cells by column from 0.
     *
     * @throws Refusal TOO_LARGE when there are more than so many
     */
    SortedMap<Integer, Map<Integer, Cell>> rows(int sheet, int most) {
        SheetReader reader = new SheetReader(most);
        read(sheets.get(sheet), reader::event);
        return reader.rows;
    }

    private void readWorkbook(XMLStreamReader in, Map<String, String> targets) {
        if (!in.isStartElement()) {
            return;
        }
        if (in.getLocalName().equals("workbookPr")) {
            String flag = attribute(in, "date1904");
            since1904 = flag.equals("1") || flag.equals("true");
        } else if (in.getLocalName().equals("sheet")) {
            String target = targets.getOrDefault(attribute(in, "id"), "");
            sheets.add(target.startsWith("/") ? target.substring(1) : "xl/" + target);
        }
    }

    private void readStrings() {
        StringBuilder text = new StringBuilder();
        boolean[] in = {false, false};
        read("xl/sharedStrings.xml", event -> {
            int type = event.getEventType();
            if (type == XMLStreamConstants.CHARACTERS || type == XMLStreamConstants.CDATA) {
                if (in[0] && !in[1] && text.length() <= LONGEST_TEXT) {
                    text.append(event.getText());
                }
            } else if (event.isStartElement() || event.isEndElement()) {
                String name = event.getLocalName();
                if (name.equals("t")) {
                    in[0] = event.isStartElement();
                } else if (name.equals("rPh")) {
                    // How it is pronounced, not what it says.
                    in[1] = event.isStartElement();
                } else if (name.equals("si") && event.isEndElement()) {
                    strings.add(shortened(text));
                    text.setLength(0);
                }
            }
        });
    }

    private static String shortened(StringBuilder text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT + 1) : text.toString();
    }

    private void read(String part, Consumer<XMLStreamReader> sink) {
        try {
            XMLStreamReader in = FACTORY.createXMLStreamReader(parts.part(part));
            int depth = 0;
            while (in.hasNext()) {
                int event = in.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
                }
                depth += event == XMLStreamConstants.START_ELEMENT ? 1
                        : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
                if (depth > DEEPEST) {
                    throw new Refusal(ReasonCode.TOO_DEEP);
                }
                if (event == XMLStreamConstants.START_ELEMENT && ++elements > MOST_ELEMENTS) {
                    throw new Refusal(ReasonCode.TOO_LARGE);
                }
                sink.accept(in);
            }
        } catch (XMLStreamException broken) {
            // Its message quotes the input, so it goes no further.
            throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
        }
    }

    private static String attribute(XMLStreamReader in, String localName) {
        for (int i = 0; i < in.getAttributeCount(); i++) {
            if (in.getAttributeLocalName(i).equals(localName)) {
                return in.getAttributeValue(i);
            }
        }
        return "";
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // Else it writes to the standard error stream.
        factory.setXMLReporter((message, type, information, place) -> { });
        return factory;
    }

    /** Puts the events of one sheet together to rows. */
    private final class SheetReader {
        private final SortedMap<Integer, Map<Integer, Cell>> rows = new TreeMap<>();
        private final StringBuilder value = new StringBuilder();
        private final int most;
        private Map<Integer, Cell> cells = new HashMap<>();
        private int row;
        private int column = -1;
        private String type = "";
        private boolean formula;
        private boolean inValue;

        SheetReader(int most) {
            this.most = most;
        }

        void event(XMLStreamReader in) {
            if (in.isStartElement()) {
                start(in, in.getLocalName());
            } else if (in.isEndElement()) {
                end(in.getLocalName());
            } else if (inValue && in.isCharacters() && value.length() <= LONGEST_TEXT) {
                value.append(in.getText());
            }
        }

        private void start(XMLStreamReader in, String name) {
            switch (name) {
                case "row" -> {
                    String number = attribute(in, "r");
                    row = number.isEmpty() ? row + 1 : number(number);
                    column = -1;
                    cells = new HashMap<>();
                }
                case "c" -> {
                    String place = attribute(in, "r");
                    column = place.isEmpty() ? column + 1 : columnOf(place);
                    type = attribute(in, "t");
                    formula = false;
                    value.setLength(0);
                }
                case "f" -> formula = true;
                case "v", "t" -> inValue = true;
                default -> { }
            }
        }

        private void end(String name) {
            switch (name) {
                case "v", "t" -> inValue = false;
                case "c" -> {
                    if (column < MOST_COLUMNS && (formula || value.length() > 0)) {
                        cells.put(column, cell());
                    }
                }
                case "row" -> {
                    if (cells.values().stream().anyMatch(cell -> !cell.text().isBlank()
                            || cell.kind() == Cell.Kind.FORMULA)) {
                        rows.put(row, cells);
                        if (rows.size() > most) {
                            throw new Refusal(ReasonCode.TOO_LARGE);
                        }
                    }
                }
                default -> { }
            }
        }

        private Cell cell() {
            String text = shortened(value);
            if (formula || type.equals("e") || type.equals("str")) {
                return new Cell(Cell.Kind.FORMULA, "");
            }
            return switch (type) {
                case "s" -> new Cell(Cell.Kind.TEXT, string(number(text)));
                case "inlineStr" -> new Cell(Cell.Kind.TEXT, text);
                case "b" -> new Cell(Cell.Kind.FLAG, text);
                case "", "n" -> new Cell(Cell.Kind.NUMBER, text.strip());
                case "d" -> new Cell(Cell.Kind.TEXT, text);
                default -> throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
            };
        }

        private String string(int index) {
            if (index >= strings.size()) {
                throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
            }
            return strings.get(index);
        }

        private static int number(String digits) {
            try {
                int number = Integer.parseInt(digits.strip());
                if (number >= 0) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                // Answered below, as a number below zero is.
            }
            throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
        }

        /** The column of a place as {@code AB12}; what lies beyond the last that counts is the one behind it. */
        private static int columnOf(String place) {
            int number = 0;
            for (int i = 0; i < place.length() && place.charAt(i) >= 'A' && place.charAt(i) <= 'Z'; i++) {
                number = Math.min(number * 26 + place.charAt(i) - 'A' + 1, MOST_COLUMNS + 1);
            }
            if (number == 0) {
                throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
            }
            return number - 1;
        }
    }
}

package org.healthhub.connectors.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.util.Set;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.Refusal;
import org.healthhub.connectors.SafeXml;
import org.healthhub.registry.intake.ReasonCode;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads the XML texts of the SOAP door into the JSON form of the exchange. No document type, so no entity of any kind;
 * three levels, 10 MiB and 1,000 records at most.
 */
final class ExchangeXml {
    private static final int DEEPEST = 3;
    private static final String RECORD = "record";
    private static final Set<String> OF_HOLDER = Set.of("idType", "idNumber", "name", "phone");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ExchangeXml() {
    }

    /**
     * A request: what stands beside its records, and under {@code records} those.
     *
     * @throws Refusal when it is missing, too large, too deep or unreadable
     */
    static ObjectNode read(String xml) {
        if (xml.length() > JsonDoor.MOST_BYTES) {
            throw new Refusal(ReasonCode.TOO_LARGE);
        }
        try {
            Tree tree = new Tree();
            SafeXml.parser().parse(new InputSource(new StringReader(xml.strip())), tree);
            return tree.root;
        } catch (TooMuch limit) {
            throw new Refusal(limit.reason);
        } catch (SAXException malformed) {
            throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
        } catch (IOException cannotHappen) {
            throw new IllegalStateException("a text in memory could not be read", cannotHappen);
        }
    }

    private static final class TooMuch extends SAXException {
        private static final long serialVersionUID = 1L;
        private final ReasonCode reason;

        TooMuch(ReasonCode reason) {
            this.reason = reason;
        }
    }

    private static final class Tree extends DefaultHandler {
        private final ObjectNode root = NODES.objectNode();
        private final StringBuilder text = new StringBuilder();
        private ObjectNode current = root;
        private int depth;
        private boolean leaf;

        @Override
        public void startElement(String uri, String name, String qName, Attributes attributes) throws SAXException {
            if (++depth > DEEPEST || depth == DEEPEST && current == root) {
                throw new TooMuch(ReasonCode.TOO_DEEP);
            }
            if (depth == 1 && !"request".equals(name)) {
                throw new SAXException("another root");
            }
            if (depth == 2 && RECORD.equals(name)) {
                if (root.path("records").size() == JsonDoor.MOST_RECORDS) {
                    throw new TooMuch(ReasonCode.TOO_LARGE);
                }
                current = root.withArray("records").addObject();
            }
            text.setLength(0);
            leaf = true;
        }

        @Override
        public void characters(char[] chars, int start, int length) {
            text.append(chars, start, length);
        }

        @Override
        public void endElement(String uri, String name, String qName) throws SAXException {
            if (depth == 2 && current != root) {
                current = root;
            } else if (leaf && depth > 1) {
                ObjectNode into = OF_HOLDER.contains(name) ? current.withObject("holder") : current;
                if (into.has(name)) {
                    throw new SAXException("an element twice");
                }
                put(into, name, text.toString().strip());
            }
            leaf = false;
            text.setLength(0);
            depth--;
        }

        private static void put(ObjectNode into, String name, String value) {
            boolean flag = name.equals("withdrawn") && (value.equals("true") || value.equals("false"));
            if (flag) {
                into.put(name, value.equals("true"));
            } else {
                into.put(name, value);
            }
        }

        @Override
        public InputSource resolveEntity(String publicId, String systemId) {
            return new InputSource(new StringReader(""));
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}

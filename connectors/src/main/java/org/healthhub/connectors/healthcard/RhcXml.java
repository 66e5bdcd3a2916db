package org.healthhub.connectors.healthcard;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.SafeXml;
import org.healthhub.registry.intake.ReasonCode;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads the XML texts that travel inside the SOAP message. No document type, so no entity of any kind; 32 levels and
 * 10 MiB at most.
 */
final class RhcXml {
    private static final int DEEPEST = 32;

    private RhcXml() {
    }

    /**
     * The leaves of a document whose root is {@code request}, by their names.
     *
     * @param place what to call the document when it is refused
     * @throws RhcRefusal when it is missing, too large, too deep or unreadable
     */
    static RhcFields read(String xml, String place) {
        return read(xml, "request", place);
    }

    /** As {@link #read(String, String)}, of a document with another root. */
    static RhcFields read(String xml, String root, String place) {
        if (xml == null || xml.isBlank()) {
            throw new RhcRefusal(ReasonCode.MISSING_FIELD, place);
        }
        if (xml.length() > JsonDoor.MOST_BYTES) {
            throw new RhcRefusal(ReasonCode.TOO_LARGE, place);
        }
        try {
            Leaves leaves = new Leaves(root);
            SafeXml.parser().parse(new InputSource(new StringReader(xml.strip())), leaves);
            return new RhcFields(leaves.texts);
        } catch (TooDeep e) {
            throw new RhcRefusal(ReasonCode.TOO_DEEP, place);
        } catch (SAXException malformed) {
            throw new RhcRefusal(ReasonCode.UNREADABLE_MESSAGE, place);
        } catch (IOException cannotHappen) {
            throw new IllegalStateException("a text in memory could not be read", cannotHappen);
        }
    }

    private static final class TooDeep extends SAXException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Leaves extends DefaultHandler {
        private final Map<String, String> texts = new HashMap<>();
        private final StringBuilder text = new StringBuilder();
        private final String root;
        private int depth;
        private boolean leaf;

        Leaves(String root) {
            this.root = root;
        }

        @Override
        public void startElement(String uri, String name, String qName, Attributes attributes) throws SAXException {
            if (++depth > DEEPEST) {
                throw new TooDeep();
            }
            if (depth == 1 && !root.equals(name)) {
                throw new SAXException("another root");
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
            if (leaf && depth > 1 && texts.put(name, text.toString().strip()) != null) {
                throw new SAXException("an element twice");
            }
            leaf = false;
            text.setLength(0);
            depth--;
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

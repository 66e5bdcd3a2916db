package org.healthhub.connectors.healthcard;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the XML texts of the provincial interface: elements and texts, escaped. */
final class XmlText {
    // The JDK's own, which is safe for threads, not whatever the server puts in front.
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter out;

    private XmlText(XMLStreamWriter out) {
        this.out = out;
    }

    /** What is written, in order. */
    @FunctionalInterface
    interface Content {
        void write(XmlText out) throws XMLStreamException;
    }

    /** What stands inside an element. */
    @FunctionalInterface
    interface Inside {
        void write() throws XMLStreamException;
    }

    static String document(String root, Content content) {
        StringWriter text = new StringWriter(512);
        try {
            XMLStreamWriter writer = WRITERS.createXMLStreamWriter(text);
            writer.writeStartDocument("UTF-8", "1.0");
            XmlText out = new XmlText(writer);
            out.block(root, () -> content.write(out));
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("an XML text in memory could not be written", e);
        }
        return text.toString();
    }

    void element(String name, String text) throws XMLStreamException {
        block(name, () -> out.writeCharacters(text));
    }

    void block(String name, Inside inside) throws XMLStreamException {
        out.writeStartElement(name);
        inside.write();
        out.writeEndElement();
    }
}

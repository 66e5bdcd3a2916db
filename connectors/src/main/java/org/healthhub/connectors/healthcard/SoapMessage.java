package org.healthhub.connectors.healthcard;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** The SOAP 1.1 messages around the XML texts, as the hub writes and reads them where it is the client. */
final class SoapMessage {
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final int DEEPEST = 16;
    // The JDK's own, whose limits are known, not whatever the server puts in front.
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();
    private static final XMLInputFactory READERS = readers();

    private SoapMessage() {
    }

    static byte[] calling(String action, String message) {
        StringWriter text = new StringWriter(1024);
        try {
            XMLStreamWriter out = WRITERS.createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
            out.writeStartElement("soapenv", "Envelope", SOAP);
            out.writeNamespace("soapenv", SOAP);
            out.writeStartElement("soapenv", "Body", SOAP);
            out.writeStartElement("ehc", "RHCMessageServer", HealthCardEndpoint.NAMESPACE);
            out.writeNamespace("ehc", HealthCardEndpoint.NAMESPACE);
            argument(out, "arg0", action);
            argument(out, "arg1", message);
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a SOAP message could not be written", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The text that an answer returns.
     *
     * @throws IOException when it is no answer to the call: a fault, another message, or no XML
     */
    static String returned(byte[] answer) throws IOException {
        try {
            XMLStreamReader in = READERS.createXMLStreamReader(new ByteArrayInputStream(answer));
            int depth = 0;
            while (in.hasNext()) {
                int event = in.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new IOException("a document type in a SOAP message");
                }
                if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    if (++depth > DEEPEST) {
                        throw new IOException("a SOAP message that is nested too deeply");
                    }
                    if (in.getLocalName().equals("return")) {
                        return in.getElementText();
                    }
                }
            }
            throw new IOException("a SOAP message that returns nothing");
        } catch (XMLStreamException malformed) {
            // Its message may quote the answer.
            throw new IOException("a SOAP message that cannot be read");
        }
    }

    private static void argument(XMLStreamWriter out, String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(text);
        out.writeEndElement();
    }

    private static XMLInputFactory readers() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}

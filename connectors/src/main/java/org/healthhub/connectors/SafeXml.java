package org.healthhub.connectors;

import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.SAXException;

/** The one XML parser of the doors: no document type, and so no entity of any kind and nothing from elsewhere. */
public final class SafeXml {
    private static final SAXParserFactory PARSERS = parsers();

    private SafeXml() {
    }

    /** A new parser; what it reads may still be deep or large, which is the caller's to limit. */
    public static SAXParser parser() throws SAXException {
        try {
            // Factories are not promised to be safe for threads.
            synchronized (PARSERS) {
                return PARSERS.newSAXParser();
            }
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the XML parser cannot be made", e);
        }
    }

    private static SAXParserFactory parsers() {
        try {
            // The JDK's own, whose limits are known, not whatever the server puts in front.
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            return factory;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("the XML parser cannot be made safe", e);
        }
    }
}

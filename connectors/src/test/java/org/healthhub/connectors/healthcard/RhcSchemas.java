package org.healthhub.connectors.healthcard;

import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** The schemas of the XML texts, as they are served. */
public final class RhcSchemas {
    private RhcSchemas() {
    }

    /** What is wrong with an envelope; empty if nothing is. */
    public static String faultsOfAction(String xml) {
        return faults("action.request.xsd", xml);
    }

    /** What is wrong with a message of an operation, as {@code RHC_E0001}. */
    public static String faultsOfRequest(String operation, String xml) {
        return faults(operation + ".request.xsd", xml);
    }

    /** What is wrong with an answer to an operation. */
    public static String faultsOfResponse(String operation, String xml) {
        return faults(operation + ".response.xsd", xml);
    }

    private static String faults(String schema, String xml) {
        URL file = RhcSchemas.class.getResource("/META-INF/wsdl/health-card/" + schema);
        try {
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(file).newValidator()
                    .validate(new StreamSource(new StringReader(xml)));
            return "";
        } catch (SAXException fault) {
            return schema + ": " + fault.getMessage();
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory could not be read", e);
        }
    }
}

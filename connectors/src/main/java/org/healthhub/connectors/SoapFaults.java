package org.healthhub.connectors;

import jakarta.xml.soap.SOAPConstants;
import jakarta.xml.soap.SOAPException;
import jakarta.xml.soap.SOAPFactory;
import jakarta.xml.soap.SOAPFault;
import jakarta.xml.ws.soap.SOAPFaultException;
import java.util.function.Supplier;
import javax.xml.namespace.QName;
import org.healthhub.registry.intake.ReasonCode;

/** Trouble behind a SOAP door. The server would put the exception's own message into the fault. */
public final class SoapFaults {
    private SoapFaults() {
    }

    /** The answer, or a fault with an incident id only. */
    public static String guarded(String namespace, Supplier<String> answer) {
        try {
            return answer.get();
        } catch (RuntimeException unexpected) {
            throw fault(namespace, Incident.log(unexpected));
        }
    }

    private static SOAPFaultException fault(String namespace, String incident) {
        try {
            SOAPFault fault = SOAPFactory.newInstance(SOAPConstants.SOAP_1_1_PROTOCOL).createFault();
            fault.setFaultCode(new QName(SOAPConstants.URI_NS_SOAP_1_1_ENVELOPE, "Server"));
            fault.setFaultString(ReasonCode.INTERNAL_ERROR.meaning());
            var detail = fault.addDetail();
            detail.addDetailEntry(new QName(namespace, "hubCode")).setTextContent(ReasonCode.INTERNAL_ERROR.code());
            detail.addDetailEntry(new QName(namespace, "incident")).setTextContent(incident);
            return new SOAPFaultException(fault);
        } catch (SOAPException e) {
            throw new IllegalStateException("a SOAP fault could not be made for incident " + incident, e);
        }
    }
}

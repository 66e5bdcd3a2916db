package org.healthhub.connectors.healthcard;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.xml.soap.SOAPConstants;
import jakarta.xml.soap.SOAPException;
import jakarta.xml.soap.SOAPFactory;
import jakarta.xml.soap.SOAPFault;
import jakarta.xml.ws.WebServiceContext;
import jakarta.xml.ws.soap.SOAPFaultException;
import javax.xml.namespace.QName;
import org.healthhub.connectors.Incident;
import org.healthhub.registry.intake.ReasonCode;

/**
 * The SOAP door of the provincial health card interface (QWB 002-2017). The names, with their misspellings, are those
 * of the interface that its clients were generated from. Wants an authenticated caller.
 */
@WebService(name = "ElecHealthCardWebSevice", serviceName = "ElecHealthCardWebSeviceImplService",
        portName = "ElecHealthCardWebSeviceImplPort", targetNamespace = HealthCardEndpoint.NAMESPACE,
        wsdlLocation = "META-INF/wsdl/health-card.wsdl")
public class HealthCardEndpoint {
    static final String NAMESPACE = "http://webservice.ehc.cdxt.com/";

    @Resource
    WebServiceContext context;
    @Inject
    HealthCardDesk desk;

    /**
     * One message.
     *
     * @param action  the envelope, as an XML text
     * @param message what the operation needs, as an XML text
     * @return the answer, as an XML text
     */
    @WebMethod(operationName = "RHCMessageServer")
    @WebResult(name = "return")
    public String rhcMessageServer(@WebParam(name = "arg0") String action, @WebParam(name = "arg1") String message) {
        try {
            return desk.answer(context.getUserPrincipal(), action, message);
        } catch (RuntimeException unexpected) {
            throw fault(Incident.log(unexpected));
        }
    }

    /** The server would put the exception's own message into the fault; this one has an incident id only. */
    private static SOAPFaultException fault(String incident) {
        try {
            SOAPFault fault = SOAPFactory.newInstance(SOAPConstants.SOAP_1_1_PROTOCOL).createFault();
            fault.setFaultCode(new QName(SOAPConstants.URI_NS_SOAP_1_1_ENVELOPE, "Server"));
            fault.setFaultString(ReasonCode.INTERNAL_ERROR.meaning());
            var detail = fault.addDetail();
            detail.addDetailEntry(new QName(NAMESPACE, "hubCode")).setTextContent(ReasonCode.INTERNAL_ERROR.code());
            detail.addDetailEntry(new QName(NAMESPACE, "incident")).setTextContent(incident);
            return new SOAPFaultException(fault);
        } catch (SOAPException e) {
            throw new IllegalStateException("a SOAP fault could not be made for incident " + incident, e);
        }
    }
}

package org.healthhub.connectors.exchange;

import jakarta.inject.Inject;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.xml.soap.SOAPConstants;
import jakarta.xml.soap.SOAPException;
import jakarta.xml.soap.SOAPFactory;
import jakarta.xml.soap.SOAPFault;
import jakarta.xml.ws.soap.SOAPFaultException;
import java.util.function.Supplier;
import javax.xml.namespace.QName;
import org.healthhub.connectors.Incident;
import org.healthhub.registry.intake.ReasonCode;

/** The SOAP door of the exchange, document/literal: the old {@code Invoke}, and beside it one that cannot be replayed. */
@WebService(name = "Exchange", serviceName = "ExchangeService", portName = "ExchangePort",
        targetNamespace = ExchangeEndpoint.NAMESPACE, wsdlLocation = "META-INF/wsdl/exchange.wsdl")
public class ExchangeEndpoint {
    static final String NAMESPACE = "urn:health-hub:exchange";

    @Inject
    SoapDesk desk;

    /** One message, with the account's password. */
    @WebMethod(operationName = "Invoke")
    @WebResult(name = "return")
    public String invoke(@WebParam(name = "appId") String appId, @WebParam(name = "password") String password,
            @WebParam(name = "method") String method, @WebParam(name = "xml") String xml) {
        return guarded(() -> desk.invoke(text(appId), text(password), text(method), text(xml)));
    }

    /** One message, signed, that counts once. */
    @WebMethod(operationName = "InvokeSigned")
    @WebResult(name = "return")
    public String invokeSigned(@WebParam(name = "appId") String appId, @WebParam(name = "timestamp") String timestamp,
            @WebParam(name = "nonce") String nonce, @WebParam(name = "sign") String sign,
            @WebParam(name = "method") String method, @WebParam(name = "xml") String xml) {
        return guarded(() -> desk.invokeSigned(new SoapDesk.Signed(text(appId), text(timestamp), text(nonce), text(sign),
                text(method), text(xml))));
    }

    private static String guarded(Supplier<String> answer) {
        try {
            return answer.get();
        } catch (RuntimeException unexpected) {
            throw fault(Incident.log(unexpected));
        }
    }

    private static String text(String given) {
        return given == null ? "" : given;
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

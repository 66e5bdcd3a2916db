package org.healthhub.connectors.exchange;

import jakarta.inject.Inject;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import org.healthhub.connectors.SoapFaults;

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
        return SoapFaults.guarded(NAMESPACE, () -> desk.invoke(text(appId), text(password), text(method), text(xml)));
    }

    /** One message, signed, that counts once. */
    @WebMethod(operationName = "InvokeSigned")
    @WebResult(name = "return")
    public String invokeSigned(@WebParam(name = "appId") String appId, @WebParam(name = "timestamp") String timestamp,
            @WebParam(name = "nonce") String nonce, @WebParam(name = "sign") String sign,
            @WebParam(name = "method") String method, @WebParam(name = "xml") String xml) {
        return SoapFaults.guarded(NAMESPACE, () -> desk.invokeSigned(new SoapDesk.Signed(text(appId), text(timestamp),
                text(nonce), text(sign), text(method), text(xml))));
    }

    private static String text(String given) {
        return given == null ? "" : given;
    }
}

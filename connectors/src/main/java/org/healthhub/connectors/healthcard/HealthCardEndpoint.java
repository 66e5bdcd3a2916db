package org.healthhub.connectors.healthcard;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.xml.ws.WebServiceContext;
import org.healthhub.connectors.SoapFaults;

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
        return SoapFaults.guarded(NAMESPACE, () -> desk.answer(context.getUserPrincipal(), action, message));
    }
}

package org.healthhub.connectors.rest;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.healthhub.registry.intake.ReasonCode;

/** The machine-readable contracts, open to everybody: OpenAPI 3.1, AsyncAPI 3, the schemas to which both refer. */
@WebServlet({"/openapi", "/openapi.yaml", "/asyncapi.yaml", "/schemas/*"})
public class ContractsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    /** Where the contracts stand on the class path. */
    static final String ROOT = "/contracts/";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,60}\\.(json|xsd)");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = name(request);
        try (InputStream contract = name.isEmpty() ? null : ContractsServlet.class.getResourceAsStream(ROOT + name)) {
            if (contract == null) {
                ProblemServlet.write(response, Problem.of(ReasonCode.NO_SUCH_RESOURCE));
                return;
            }
            response.setContentType(contentType(name));
            response.setHeader("X-Content-Type-Options", "nosniff");
            contract.transferTo(response.getOutputStream());
        }
    }

    /** The file of this address; empty where there can be none. */
    private static String name(HttpServletRequest request) {
        if (!request.getServletPath().equals("/schemas")) {
            return request.getServletPath().equals("/asyncapi.yaml") ? "asyncapi.yaml" : "openapi.yaml";
        }
        String schema = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        return NAME.matcher(schema).matches() ? "schemas/" + schema : "";
    }

    private static String contentType(String name) {
        if (name.endsWith(".yaml")) {
            // RFC 9512
            return "application/yaml";
        }
        return name.endsWith(".xsd") ? "application/xml" : "application/schema+json";
    }
}

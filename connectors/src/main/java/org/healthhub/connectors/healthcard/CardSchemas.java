package org.healthhub.connectors.healthcard;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;

/** Serves the schemas of the XML texts of the provincial interface, open like the contract that they belong to. */
@WebServlet("/schemas/health-card/*")
public class CardSchemas extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern FILE = Pattern.compile("/[A-Za-z0-9_]+(\\.(request|response))?\\.xsd");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).filter(p -> FILE.matcher(p).matches()).orElse("/none");
        try (InputStream schema = CardSchemas.class.getResourceAsStream("/META-INF/wsdl/health-card" + path)) {
            if (schema == null) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            response.setContentType("application/xml;charset=UTF-8");
            schema.transferTo(response.getOutputStream());
        }
    }
}

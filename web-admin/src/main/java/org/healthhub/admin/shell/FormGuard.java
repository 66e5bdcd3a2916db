package org.healthhub.admin.shell;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** Lets only those requests change anything that bring the key of the session along. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class FormGuard implements Filter {
    /** In bytes: no form of the console is larger, also when every character of it is escaped. */
    static final long LARGEST = 5L << 20;
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        if (asked.getContentLengthLong() > LARGEST) {
            ((HttpServletResponse) response).sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (READING.contains(asked.getMethod()) || FormKey.isBroughtBy(asked)) {
            chain.doFilter(request, response);
        } else {
            // A session that ended in the meantime comes here too; the page of 409 says how to go on.
            ((HttpServletResponse) response).sendError(HttpServletResponse.SC_CONFLICT);
        }
    }
}

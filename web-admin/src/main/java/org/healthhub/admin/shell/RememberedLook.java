package org.healthhub.admin.shell;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/** Keeps the language or the theme that an address asked for, so that the pages after it have it too. */
@WebFilter(urlPatterns = "/*", asyncSupported = true,
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD})
public class RememberedLook implements Filter {
    private static final int A_YEAR = Math.toIntExact(Duration.ofDays(365).toSeconds());

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        Look.asked(asked, Look.LANGUAGE, Language::ofCode)
                .ifPresent(language -> answer.addCookie(cookie(asked, Look.LANGUAGE, language.code())));
        Look.asked(asked, Look.THEME, Theme::ofCode)
                .ifPresent(theme -> answer.addCookie(cookie(asked, Look.THEME, theme.code())));
        chain.doFilter(request, response);
    }

    // Not HttpOnly: the switch of the theme works without a new page, by script.
    private static Cookie cookie(HttpServletRequest request, String name, String value) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath(request.getContextPath());
        cookie.setMaxAge(A_YEAR);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}

package org.healthhub.admin.shell;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * Language and theme of a page: what the address asks for, else what was chosen before.
 *
 * @param theme empty where nothing was chosen
 */
public record Look(Language language, Optional<Theme> theme) {
    static final String LANGUAGE = "lang";
    static final String THEME = "theme";

    static Look of(HttpServletRequest request) {
        return new Look(chosen(request, LANGUAGE, Language::ofCode).orElse(Language.ZH),
                chosen(request, THEME, Theme::ofCode));
    }

    /** The theme that the switch leads to. */
    public Theme otherTheme() {
        return theme.filter(chosen -> chosen == Theme.DARK).map(dark -> Theme.LIGHT).orElse(Theme.DARK);
    }

    private static <T> Optional<T> chosen(HttpServletRequest request, String name, Function<String, Optional<T>> read) {
        return asked(request, name, read).or(() -> remembered(request, name).flatMap(read));
    }

    /** What the address asks for. The query is read by hand: reading parameters would read the body of a form. */
    static <T> Optional<T> asked(HttpServletRequest request, String name, Function<String, Optional<T>> read) {
        return Query.of(request).value(name).flatMap(read);
    }

    private static Optional<String> remembered(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null ? Optional.empty()
                : Arrays.stream(cookies).filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue).findFirst();
    }
}

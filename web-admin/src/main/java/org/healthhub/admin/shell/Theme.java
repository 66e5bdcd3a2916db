package org.healthhub.admin.shell;

import java.util.Arrays;
import java.util.Optional;

/** Light or dark. Who chose neither sees what the operating system prefers. */
public enum Theme {
    LIGHT, DARK;

    /** As it stands in addresses, the cookie and the page. */
    public String code() {
        return this == LIGHT ? "light" : "dark";
    }

    static Optional<Theme> ofCode(String code) {
        return Arrays.stream(values()).filter(theme -> theme.code().equals(code)).findFirst();
    }
}

package org.healthhub.admin.shell;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages of the console; the first is the one that nobody asked for. */
public enum Language {
    ZH("zh-CN", Locale.SIMPLIFIED_CHINESE),
    EN("en", Locale.ENGLISH);

    private final String tag;
    private final Locale locale;

    Language(String tag, Locale locale) {
        this.tag = tag;
        this.locale = locale;
    }

    /** As it stands in the {@code lang} attribute of a page. */
    public String tag() {
        return tag;
    }

    /** As it stands in addresses, the cookie and the names of the text files. */
    public String code() {
        return locale.getLanguage();
    }

    public Language other() {
        return this == ZH ? EN : ZH;
    }

    Locale locale() {
        return locale;
    }

    static Optional<Language> ofCode(String code) {
        return Arrays.stream(values()).filter(language -> language.code().equals(code)).findFirst();
    }
}

package org.healthhub.registry;

import java.util.Locale;
import java.util.regex.Pattern;

/** When two spellings of a name can be the same person, and how much of one is shown. */
final class Names {
    /** Middle dots of transliterated names and spaces are written in many ways. */
    private static final Pattern INSIGNIFICANT = Pattern.compile("[\\s·・•．.‧∙-]+");

    private Names() {
    }

    static boolean agree(String held, String given) {
        return held.isEmpty() || given.isEmpty() || held.equals(given) || bare(held).equals(bare(given));
    }

    /** The first character and a mask: what a checkpoint may compare with a face and a document. */
    static String masked(String name) {
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
    }

    private static String bare(String name) {
        return INSIGNIFICANT.matcher(name).replaceAll("").toUpperCase(Locale.ROOT);
    }
}

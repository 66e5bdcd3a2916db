package org.healthhub.registry;

import java.util.List;

/** In what one version of the rules differs from another, part by part; layout and comments do not count. */
public record PackDifference(String from, String to, List<Part> parts) {
    public PackDifference {
        parts = List.copyOf(parts);
    }

    /** What of a pack a part is. */
    public enum Kind { TERMS, LIST, RULE, CASE }

    /** What became of a part. */
    public enum Change { ADDED, REMOVED, CHANGED }

    /** @param before the text of the part; blank where it was added. {@code after} is blank where it was removed */
    public record Part(Kind kind, String name, Change change, String before, String after) {
    }
}

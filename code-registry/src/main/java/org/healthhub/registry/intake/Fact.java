package org.healthhub.registry.intake;

import static java.util.Objects.requireNonNull;

/** One thing found about one subject. */
public record Fact(Subject subject, Finding finding) {
    public Fact {
        requireNonNull(subject, "subject");
        requireNonNull(finding, "finding");
    }
}

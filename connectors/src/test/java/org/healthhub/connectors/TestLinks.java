package org.healthhub.connectors;

import java.nio.file.Path;

/** Links from a file of a test. */
public final class TestLinks {
    private TestLinks() {
    }

    public static Links of(Path file) {
        return new Links(file);
    }
}

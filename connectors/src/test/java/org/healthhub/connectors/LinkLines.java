package org.healthhub.connectors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Links from lines, for tests outside this package. */
public final class LinkLines {
    private LinkLines() {
    }

    /** No link at all. */
    public static Links none() {
        return new Links(Path.of("there", "is", "no", "such", "file"));
    }

    public static Links read(Path folder, String lines) {
        try {
            return new Links(Files.writeString(folder.resolve("links.properties"), lines));
        } catch (IOException e) {
            throw new IllegalStateException("the file of links could not be written", e);
        }
    }
}

package org.healthhub.demo.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The hub's file of links with the outside systems of the demonstration in a block at its end, where they count before
 * any line above. Closing takes the block out; what others wrote stays as it was.
 */
public final class LinksFile implements AutoCloseable {
    private static final String BEGIN = "# The outside systems of ./hub demo, until its end\n";
    private static final String END = "# End of the outside systems of ./hub demo\n";
    private static final Pattern BLOCK = Pattern.compile("\n?" + Pattern.quote(BEGIN) + ".*?" + Pattern.quote(END),
            Pattern.DOTALL);

    private final Path file;

    private LinksFile(Path file) {
        this.file = file;
    }

    /** Writes the block; one that was left by a demonstration that was killed goes. */
    public static LinksFile with(Path file, List<? extends OutsideSystem> systems) throws IOException {
        String block = systems.stream().map(OutsideSystem::lines).collect(Collectors.joining("", "\n" + BEGIN, END));
        Files.writeString(file, withoutBlock(file) + block);
        return new LinksFile(file);
    }

    @Override
    public synchronized void close() {
        if (!Files.exists(file)) {
            return;
        }
        try {
            String rest = withoutBlock(file);
            if (rest.isEmpty()) {
                Files.delete(file);
            } else {
                Files.writeString(file, rest);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the file of links still leads to the demonstration", e);
        }
    }

    private static String withoutBlock(Path file) throws IOException {
        return Files.exists(file) ? BLOCK.matcher(Files.readString(file)).replaceAll("") : "";
    }
}

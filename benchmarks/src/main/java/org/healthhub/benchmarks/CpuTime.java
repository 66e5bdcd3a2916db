package org.healthhub.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The processor time of the server and the database, taken together. On a machine that others use too it says more
 * than the clock does.
 */
final class CpuTime {
    private final List<Long> processes;

    /** @param directory where the hub keeps its data, and the files that name its processes */
    CpuTime(Path directory) {
        processes = List.of(first(directory.resolve("server.pid")), first(directory.resolve("postgres/postmaster.pid")));
    }

    Duration soFar() {
        return processes.stream().flatMap(id -> ProcessHandle.of(id).stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .flatMap(process -> process.info().totalCpuDuration().stream()).reduce(Duration.ZERO, Duration::plus);
    }

    private static long first(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return Long.parseLong(lines.findFirst().orElseThrow().strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

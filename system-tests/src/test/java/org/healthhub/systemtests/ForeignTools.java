package org.healthhub.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What the clients in other languages run on. What is missing is installed where the machine has Debian's packages and
 * the tests may install some; elsewhere it is not there, and the tests that need it are skipped.
 */
final class ForeignTools {
    private static final Optional<String> PYTHON = first(List.of("python3", "/usr/bin/python3"),
            List.of("-c", "import zeep, proton"), "python3-zeep", "python3-qpid-proton");
    private static final Optional<String> NODE = first(List.of("node", "/usr/bin/node"), List.of("--version"), "nodejs");
    private static final Optional<String> NPM = first(List.of("npm", "/usr/bin/npm"), List.of("--version"), "npm");

    private ForeignTools() {
    }

    /** Python 3 that has zeep, for SOAP, and Qpid Proton, for AMQP. */
    static Optional<String> python() {
        return PYTHON;
    }

    static Optional<String> node() {
        return NODE;
    }

    /** Brings the packages that a client of Node.js names; whether that was possible. */
    static boolean bringPackages(Path client) {
        return NPM.isPresent() && succeeds(client, List.of(NPM.get(), "install", "--no-audit", "--no-fund", "--silent"));
    }

    private static Optional<String> first(List<String> commands, List<String> trial, String... debianPackages) {
        return found(commands, trial).or(() -> install(debianPackages) ? found(commands, trial) : Optional.empty());
    }

    private static Optional<String> found(List<String> commands, List<String> trial) {
        return commands.stream().filter(command -> succeeds(Path.of("."),
                Stream.concat(List.of(command).stream(), trial.stream()).toList())).findFirst();
    }

    private static boolean install(String... debianPackages) {
        return Files.isExecutable(Path.of("/usr/bin/apt-get")) && "root".equals(System.getProperty("user.name"))
                && succeeds(Path.of("."), Stream.concat(Stream.of("apt-get", "install", "-y",
                        "--no-install-recommends"), Stream.of(debianPackages)).toList());
    }

    private static boolean succeeds(Path folder, List<String> command) {
        try {
            Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroy();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + command.get(0), e);
        }
    }
}

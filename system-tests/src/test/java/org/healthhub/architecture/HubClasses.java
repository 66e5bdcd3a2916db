package org.healthhub.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The compiled classes of the hub's modules, as the build has left them. */
final class HubClasses {
    /** The modules that hold code, each with the package in which it lives. */
    static final List<Module> MODULES = List.of(
            new Module("code-registry", "org.healthhub.registry"),
            new Module("connectors", "org.healthhub.connectors"),
            new Module("integration-routes", "org.healthhub.routes"),
            new Module("web-admin", "org.healthhub.admin"));

    private static final Path ROOT = Path.of(System.getProperty("hub.root", "..")).toAbsolutePath().normalize();
    private static JavaClasses all;

    private HubClasses() {
    }

    record Module(String name, String rootPackage) {
        Path classes() {
            return ROOT.resolve(name).resolve("target/classes");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Read once: the rules are many and the reading is slow. */
    static synchronized JavaClasses all() {
        if (all == null) {
            List<Path> folders = MODULES.stream().map(Module::classes).toList();
            folders.stream().filter(folder -> !Files.isDirectory(folder)).findFirst().ifPresent(missing -> {
                throw new IllegalStateException("not compiled: " + missing);
            });
            all = new ClassFileImporter().importPaths(folders);
        }
        return all;
    }

    /** A file of the project. */
    static Path file(String path) {
        return ROOT.resolve(path);
    }
}

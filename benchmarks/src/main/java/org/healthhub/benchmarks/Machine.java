package org.healthhub.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The machine, the versions and the settings that a table of figures belongs to. */
final class Machine {
    private Machine() {
    }

    static String description(Settings settings) throws SQLException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return "%d cores, %d GiB, %s %s, JDK %s, WildFly %s, PostgreSQL %s (fsync %s, synchronous_commit %s); load average %.1f"
                .formatted(system.getAvailableProcessors(), Math.round(system.getTotalMemorySize() / (double) (1L << 30)),
                        System.getProperty("os.name"), System.getProperty("os.arch"), Runtime.version().toString(),
                        System.getProperty("serverVersion"), show(settings, "server_version"), show(settings, "fsync"),
                        show(settings, "synchronous_commit"), system.getSystemLoadAverage());
    }

    private static String show(Settings settings, String setting) throws SQLException {
        try (Connection connection = DriverManager.getConnection(settings.databaseUrl());
                Statement statement = connection.createStatement(); var row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}

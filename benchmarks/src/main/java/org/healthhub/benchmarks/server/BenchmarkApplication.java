package org.healthhub.benchmarks.server;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything is below {@code /benchmarks/api}. */
@ApplicationPath("/api")
public class BenchmarkApplication extends Application {
}

package org.healthhub.admin;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The console's pages stand at the root of its archive, so that addresses read {@code /admin/codes/…}. */
@ApplicationPath("/")
public class ConsoleApplication extends Application {
}

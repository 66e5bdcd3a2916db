package org.healthhub.routes;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The REST doors of the connectors, all below one path. */
@ApplicationPath("/api/v1")
public class HubApplication extends Application {
}

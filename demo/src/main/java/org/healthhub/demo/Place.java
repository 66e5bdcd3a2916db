package org.healthhub.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the hub is: its HTTP address, its AMQP address and the folder that holds the accounts. */
record Place(URI http, URI amqp, Path var) {

    /** From {@code HUB_HOST}, {@code HUB_HTTP_PORT}, {@code HUB_AMQP_PORT}, {@code HUB_PORT_OFFSET}, {@code HUB_VAR}. */
    static Place of(Map<String, String> environment) {
        String host = environment.getOrDefault("HUB_HOST", "127.0.0.1");
        int offset = Integer.parseInt(environment.getOrDefault("HUB_PORT_OFFSET", "0"));
        int http = offset + Integer.parseInt(environment.getOrDefault("HUB_HTTP_PORT", "8080"));
        int amqp = offset + Integer.parseInt(environment.getOrDefault("HUB_AMQP_PORT", "5672"));
        return new Place(URI.create("http://" + host + ":" + http), URI.create("amqp://" + host + ":" + amqp),
                Path.of(environment.getOrDefault("HUB_VAR", "var")));
    }

    /** The hub's file of links, from {@code HUB_LINKS_FILE}; not said for a hub on another machine. */
    static Optional<Path> links(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("HUB_LINKS_FILE")).map(Path::of);
    }
}

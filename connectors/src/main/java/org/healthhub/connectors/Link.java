package org.healthhub.connectors;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;

/**
 * An outside system that the hub calls.
 *
 * @param name    as it stands in the file of links, for example {@code health-card}
 * @param address where it is
 * @param account as which the hub calls; empty where none is needed
 * @param secret  the account's password or key; never logged
 * @param timeout for a whole call
 */
public record Link(String name, URI address, String account, String secret, Duration timeout) {
    public Link {
        requireNonNull(name, "name");
        requireNonNull(address, "address");
        requireNonNull(account, "account");
        requireNonNull(secret, "secret");
        requireNonNull(timeout, "timeout");
    }

    @Override
    public String toString() {
        return name + " at " + address;
    }
}

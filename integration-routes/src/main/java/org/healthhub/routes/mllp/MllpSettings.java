package org.healthhub.routes.mllp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * How the door is set up.
 *
 * @param plain       the port without TLS, if it is to be opened
 * @param tls         the port with TLS, likewise
 * @param connections how many connections there may be at once
 * @param large       how many of them may be in the middle of a large message
 * @param stranger    how long a connection may be silent before its sender is known
 * @param idle        how long afterwards
 * @param frame       how long a message may take to come in
 * @param stop        how long the answers under way are waited for when the door is closed
 */
record MllpSettings(InetAddress address, OptionalInt plain, OptionalInt tls, int connections, int large,
        Duration stranger, Duration idle, Duration frame, Duration stop) {
    private static final int CONNECTIONS = 200;
    private static final int LARGE = 8;
    private static final Duration STRANGER = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final Duration FRAME = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(10);

    /** From the system properties {@code hub.mllp.port} and {@code hub.mllps.port}; a port that is not named stays shut. */
    static MllpSettings configured() {
        try {
            return new MllpSettings(InetAddress.getByName(System.getProperty("jboss.bind.address", "127.0.0.1")),
                    port("hub.mllp.port"), port("hub.mllps.port"), CONNECTIONS, LARGE, STRANGER, IDLE, FRAME, STOP);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the address of the public ports is not known here", e);
        }
    }

    private static OptionalInt port(String property) {
        String value = System.getProperty(property, "");
        return value.isBlank() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value.strip()));
    }
}

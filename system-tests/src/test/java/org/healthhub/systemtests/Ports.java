package org.healthhub.systemtests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/** The ports of a hub, and by how much to shift them so that hubs do not get into each other's way. */
final class Ports {
    static final int HTTP = 8_080;
    static final int HTTPS = 8_443;
    static final int AMQP = 5_672;
    static final int AMQPS = 5_671;
    static final int CORE = 61_616;
    static final int MANAGEMENT = 9_990;
    static final int DATABASE = 5_540;
    static final int MLLP = 2_575;
    static final int MLLPS = 2_576;
    private static final int[] ALL = {HTTP, HTTPS, AMQP, AMQPS, CORE, MANAGEMENT, DATABASE, MLLP, MLLPS};
    private static final int LAST_PORT = 65_535;
    private static final int FIRST_OFFSET = 1_030;
    private static final int STEP = 60;
    private static final Set<Integer> TAKEN = new HashSet<>();

    private Ports() {
    }

    /** An offset at which all ports are free; the same one is not given twice. */
    static synchronized int freeOffset() {
        int offset = IntStream.iterate(FIRST_OFFSET, next -> next + CORE <= LAST_PORT, next -> next + STEP)
                .filter(candidate -> !TAKEN.contains(candidate) && isFree(candidate)).findFirst()
                .orElseThrow(() -> new IllegalStateException("no offset has all ports free"));
        TAKEN.add(offset);
        return offset;
    }

    private static boolean isFree(int offset) {
        return IntStream.of(ALL).allMatch(port -> isPortFree(port + offset));
    }

    private static boolean isPortFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}

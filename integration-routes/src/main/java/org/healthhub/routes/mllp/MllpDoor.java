package org.healthhub.routes.mllp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import org.healthhub.connectors.laboratory.MllpDesk;

/**
 * The door for HL7 v2 over MLLP, with and without TLS. A thread for each connection, so nobody waits for another's
 * sender; where there are too many connections, the one that is missed least makes room.
 */
@ApplicationScoped
public class MllpDoor {
    private static final int BACKLOG = 50;
    private static final long PAUSE_NANOS = 100_000_000;

    private final Set<MllpConnection> connections = ConcurrentHashMap.newKeySet();
    private final List<ServerSocket> listeners = new ArrayList<>();
    private MllpDesk desk;
    private MllpSettings settings;
    private Semaphore large;
    private ThreadFactory threads;
    private volatile boolean open;

    /** For the container's proxy. */
    protected MllpDoor() {
    }

    @Inject
    MllpDoor(MllpDesk desk) {
        this(desk, MllpSettings.configured());
    }

    MllpDoor(MllpDesk desk, MllpSettings settings) {
        this.desk = desk;
        this.settings = settings;
        this.large = new Semaphore(settings.large());
    }

    /** Opens the ports that are set up; over TLS only with a certificate. */
    public synchronized void open(ThreadFactory factory, Optional<SSLContext> certificate) {
        threads = factory;
        open = true;
        if (settings.plain().isPresent()) {
            listen(ServerSocketFactory.getDefault(), settings.plain().getAsInt());
            MllpLog.LOG.open(port(0));
        }
        if (settings.tls().isPresent() && certificate.isPresent()) {
            listen(certificate.get().getServerSocketFactory(), settings.tls().getAsInt());
            MllpLog.LOG.openWithTls(port(listeners.size() - 1));
        }
    }

    /** The port of the listener that was opened at this place. */
    synchronized int port(int index) {
        return listeners.get(index).getLocalPort();
    }

    /** Lets nobody in any more, answers what is in hand, and closes all connections. */
    public synchronized void close() {
        open = false;
        for (ServerSocket listener : listeners) {
            try {
                listener.close();
            } catch (IOException e) {
                MllpLog.LOG.notAccepted(e);
            }
        }
        listeners.clear();
        connections.forEach(MllpConnection::finishUp);
        long deadline = MllpFrames.deadline(settings.stop());
        connections.forEach(connection -> connection.close(deadline));
    }

    private void listen(ServerSocketFactory factory, int port) {
        try {
            ServerSocket listener = factory.createServerSocket(port, BACKLOG, settings.address());
            listeners.add(listener);
            threads.newThread(() -> accept(listener)).start();
        } catch (IOException e) {
            throw new IllegalStateException("the MLLP port " + port + " could not be opened", e);
        }
    }

    private void accept(ServerSocket listener) {
        while (open && !listener.isClosed()) {
            try {
                take(listener.accept());
            } catch (IOException trouble) {
                if (open) {
                    // Too many open files, for example: it may pass.
                    MllpLog.LOG.notAccepted(trouble);
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        }
    }

    private void take(Socket socket) {
        MllpConnection connection = new MllpConnection(socket, desk, settings, large);
        if (connections.size() >= settings.connections()) {
            makeRoom();
        }
        connections.add(connection);
        Thread thread = threads.newThread(() -> {
            try {
                connection.run();
            } finally {
                connections.remove(connection);
            }
        });
        if (open && thread != null) {
            thread.start();
        } else {
            connections.remove(connection);
            connection.finishUp();
        }
    }

    private void makeRoom() {
        connections.stream().filter(one -> one.expendability().isPresent())
                .max(Comparator.comparing(one -> one.expendability().orElse(0L))).ifPresent(one -> {
                    MllpLog.LOG.crowded(one.place());
                    connections.remove(one);
                    one.finishUp();
                });
    }
}

package org.healthhub.routes.mllp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.laboratory.MllpDesk;
import org.healthhub.connectors.laboratory.MllpDesk.Admission;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.routes.mllp.MllpFrames.BrokenFrame;

/**
 * One connection: message, answer, message, answer. Who sends is checked by the first segment of each message, before
 * the rest of it is read; whoever is not let in is told so and loses the connection.
 */
final class MllpConnection implements Runnable {
    private static final int LONGEST_HEADER = 8 * 1024;
    private static final int MOST_SKIPPED = 256 * 1024;
    private static final Duration SKIPPING = Duration.ofSeconds(2);

    private final Socket socket;
    private final MllpDesk desk;
    private final MllpSettings settings;
    private final MllpFrames frames;
    private final String place;
    private boolean known;
    private boolean answering;
    private boolean closed;
    private long since = System.nanoTime();

    MllpConnection(Socket socket, MllpDesk desk, MllpSettings settings) {
        this.socket = socket;
        this.desk = desk;
        this.settings = settings;
        this.frames = new MllpFrames(socket);
        this.place = socket.getInetAddress().getHostAddress();
    }

    String place() {
        return place;
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            boolean goesOn = true;
            while (goesOn && frames.await(isKnown() ? settings.idle() : settings.stranger())) {
                goesOn = exchange();
            }
        } catch (IOException brokenOff) {
            MllpLog.LOG.brokeOff(place, brokenOff);
        } catch (RuntimeException | StackOverflowError failure) {
            MllpLog.LOG.failed(place, failure);
        } finally {
            close();
        }
    }

    /** Reads and answers one message; whether there may be another. */
    private boolean exchange() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        long deadline = MllpFrames.deadline(settings.frame());
        try {
            boolean complete = frames.read(message, true, LONGEST_HEADER, deadline);
            Admission admission = desk.admit(message.toByteArray(), place);
            if (admission.partner().isEmpty()) {
                if (!complete) {
                    frames.skip(MOST_SKIPPED, SKIPPING);
                }
                write(desk.refusal(message.toByteArray(), admission.refusal().orElseThrow()));
                return false;
            }
            becomeKnown();
            if (!complete) {
                frames.read(message, false, JsonDoor.MOST_BYTES, deadline);
            }
            return begin() && finish(desk.answer(admission.partner().get(), message.toByteArray()));
        } catch (BrokenFrame broken) {
            return tellBroken(message.toByteArray(), broken);
        }
    }

    private boolean tellBroken(byte[] message, BrokenFrame broken) throws IOException {
        return switch (broken.why()) {
            case BROKEN -> {
                write(desk.refusal(message, ReasonCode.UNREADABLE_MESSAGE));
                yield isKnown();
            }
            case TOO_LARGE -> {
                frames.skip(MOST_SKIPPED, SKIPPING);
                write(desk.refusal(message, ReasonCode.TOO_LARGE));
                yield false;
            }
            case CLOSED -> {
                write(desk.refusal(message, ReasonCode.UNREADABLE_MESSAGE));
                yield false;
            }
        };
    }

    private void write(byte[] answer) throws IOException {
        frames.write(answer);
    }

    private boolean finish(byte[] answer) throws IOException {
        write(answer);
        synchronized (this) {
            answering = false;
            since = System.nanoTime();
            notifyAll();
            return !closed;
        }
    }

    /** From here on the message will be answered, whatever happens; false when it is too late for that. */
    private synchronized boolean begin() {
        answering = !closed;
        return answering;
    }

    private synchronized void becomeKnown() {
        known = true;
        since = System.nanoTime();
    }

    private synchronized boolean isKnown() {
        return known;
    }

    /** How gladly this one is closed where there are too many: strangers before partners, then who is silent longest. */
    synchronized Optional<Long> expendability() {
        long silent = System.nanoTime() - since;
        return answering || closed ? Optional.empty() : Optional.of(known ? silent : silent + Long.MAX_VALUE / 2);
    }

    /** Takes nothing more; what is being answered is answered first. */
    synchronized void finishUp() {
        closed = true;
        if (!answering) {
            closeSocket();
        }
    }

    /** Waits until nothing is being answered any more, then closes. */
    void close(long deadline) {
        synchronized (this) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            while (answering && left > 0) {
                try {
                    wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    left = 0;
                }
                left = Math.min(left, (deadline - System.nanoTime()) / 1_000_000);
            }
        }
        close();
    }

    private synchronized void close() {
        closed = true;
        answering = false;
        notifyAll();
        closeSocket();
    }

    private void closeSocket() {
        try {
            socket.close();
        } catch (IOException e) {
            MllpLog.LOG.brokeOff(place, e);
        }
    }
}

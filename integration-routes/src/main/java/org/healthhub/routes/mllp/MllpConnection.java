package org.healthhub.routes.mllp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.laboratory.MllpDesk;
import org.healthhub.connectors.laboratory.MllpDesk.Admission;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.routes.mllp.MllpFrames.Break;
import org.healthhub.routes.mllp.MllpFrames.BrokenFrame;

/**
 * One connection: message, answer, message, answer. Who sends is checked by the first segment of each message, before
 * the rest of it is read; whoever is not let in is told so and loses the connection.
 */
final class MllpConnection implements Runnable {
    private static final int LONGEST_HEADER = 8 * 1024;
    /** What each connection may hold of a message; for more there is room for some of them only. */
    private static final int SMALL = 256 * 1024;
    private static final int MOST_SKIPPED = 256 * 1024;
    private static final Duration SKIPPING = Duration.ofSeconds(2);

    private final Socket socket;
    private final MllpDesk desk;
    private final MllpSettings settings;
    private final Semaphore large;
    private final MllpFrames frames;
    private final String place;
    private boolean known;
    private boolean answering;
    private boolean closed;
    private long since = System.nanoTime();

    /** @param large a place for each connection that may be in the middle of a large message */
    MllpConnection(Socket socket, MllpDesk desk, MllpSettings settings, Semaphore large) {
        this.socket = socket;
        this.desk = desk;
        this.settings = settings;
        this.large = large;
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
            if (complete || readSmall(message, deadline)) {
                return answer(admission.partner().get(), message);
            }
            return exchangeLarge(admission.partner().get(), message, deadline);
        } catch (BrokenFrame broken) {
            return tellBroken(message.toByteArray(), broken);
        }
    }

    /** Reads a message to its end; false when it is a large one and has not ended yet. */
    private boolean readSmall(ByteArrayOutputStream message, long deadline) throws IOException {
        try {
            return frames.read(message, false, SMALL, deadline);
        } catch (BrokenFrame broken) {
            if (broken.why() != Break.TOO_LARGE) {
                throw broken;
            }
            return false;
        }
    }

    private boolean exchangeLarge(PartnerView partner, ByteArrayOutputStream message, long deadline) throws IOException {
        if (!large.tryAcquire()) {
            throw new BrokenFrame(Break.CROWDED);
        }
        try {
            frames.read(message, false, JsonDoor.MOST_BYTES, deadline);
            return answer(partner, message);
        } finally {
            large.release();
        }
    }

    private boolean answer(PartnerView partner, ByteArrayOutputStream message) throws IOException {
        return begin() && finish(desk.answer(partner, message.toByteArray()));
    }

    private boolean tellBroken(byte[] message, BrokenFrame broken) throws IOException {
        return switch (broken.why()) {
            case BROKEN -> {
                write(desk.refusal(message, ReasonCode.UNREADABLE_MESSAGE));
                yield isKnown();
            }
            case TOO_LARGE, CROWDED -> {
                frames.skip(MOST_SKIPPED, SKIPPING);
                write(desk.refusal(message, broken.why() == Break.CROWDED ? ReasonCode.OVERLOADED : ReasonCode.TOO_LARGE));
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

package org.healthhub.routes.mllp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * The frames of one connection: VT, message, FS, CR. What stands between frames is passed over; a frame that is not
 * ended in time, or begun anew in the middle, is broken.
 */
final class MllpFrames {
    private static final int START = 0x0b;
    private static final int END = 0x1c;
    private static final int CARRIAGE_RETURN = '\r';
    private static final int LINE_FEED = '\n';
    private static final int EOF = -1;
    private static final int MOST_BETWEEN_FRAMES = 64 * 1024;

    private final Socket socket;
    private final byte[] buffer = new byte[8 * 1024];
    private int from;
    private int to;
    private boolean started;

    /** Why a frame could not be read to its end. */
    enum Break { TOO_LARGE, CROWDED, BROKEN, CLOSED }

    /** A frame cannot be read to its end. */
    static final class BrokenFrame extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient Break cause;

        BrokenFrame(Break cause) {
            super(cause.name());
            this.cause = cause;
        }

        Break why() {
            return cause;
        }
    }

    MllpFrames(Socket socket) {
        this.socket = socket;
    }

    /** Waits for the next frame to begin; false when none will. */
    boolean await(Duration patience) throws IOException {
        if (started) {
            return true;
        }
        long deadline = deadline(patience);
        for (int passed = 0; passed < MOST_BETWEEN_FRAMES; passed++) {
            try {
                int next = read(deadline);
                if (next == EOF) {
                    return false;
                }
                if (next == START) {
                    started = true;
                    return true;
                }
            } catch (SocketTimeoutException silent) {
                return false;
            }
        }
        return false;
    }

    static long deadline(Duration patience) {
        return System.nanoTime() + patience.toNanos();
    }

    /**
     * Reads on in the frame that has begun, to its end or at most to the end of a line.
     *
     * @param into what is read, without the end of the frame
     * @return whether the frame has ended
     */
    boolean read(ByteArrayOutputStream into, boolean line, int most, long deadline) throws IOException {
        started = false;
        while (into.size() <= most) {
            takePlain(into, line, most);
            int next = readInFrame(deadline);
            if (next == START) {
                started = true;
                throw new BrokenFrame(Break.BROKEN);
            }
            if (next == END) {
                return true;
            }
            into.write(next);
            if (line && isLineEnd(next)) {
                return false;
            }
        }
        throw new BrokenFrame(Break.TOO_LARGE);
    }

    /** Takes what is there already, up to something that means more than itself. */
    private void takePlain(ByteArrayOutputStream into, boolean line, int most) {
        int end = from;
        int last = Math.min(to, from + Math.max(0, most - into.size()));
        while (end < last && buffer[end] != START && buffer[end] != END && !(line && isLineEnd(buffer[end]))) {
            end++;
        }
        into.write(buffer, from, end - from);
        from = end;
    }

    private int readInFrame(long deadline) throws IOException {
        try {
            int next = read(deadline);
            if (next != EOF) {
                return next;
            }
        } catch (SocketTimeoutException slow) {
            // As good as gone.
        }
        throw new BrokenFrame(Break.CLOSED);
    }

    private static boolean isLineEnd(int character) {
        return character == CARRIAGE_RETURN || character == LINE_FEED;
    }

    /** Passes over the rest of a frame, so that its sender gets to read the answer. */
    void skip(int most, Duration patience) throws IOException {
        long deadline = deadline(patience);
        try {
            for (int passed = 0; passed < most; passed++) {
                int next = read(deadline);
                if (next == END || next == EOF) {
                    return;
                }
            }
        } catch (SocketTimeoutException slow) {
            // Then he does not read it.
        }
    }

    void write(byte[] answer) throws IOException {
        byte[] frame = new byte[answer.length + 3];
        frame[0] = START;
        System.arraycopy(answer, 0, frame, 1, answer.length);
        frame[answer.length + 1] = END;
        frame[answer.length + 2] = CARRIAGE_RETURN;
        OutputStream out = socket.getOutputStream();
        out.write(frame);
        out.flush();
    }

    private int read(long deadline) throws IOException {
        if (from == to) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new SocketTimeoutException();
            }
            socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
            to = socket.getInputStream().read(buffer);
            from = 0;
            if (to <= 0) {
                to = 0;
                return EOF;
            }
        }
        return buffer[from++] & 0xff;
    }
}

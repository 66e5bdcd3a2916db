package org.healthhub.admin.overview;

import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.Instant;
import org.healthhub.admin.shell.Frame;

/**
 * An open overview. It is let go after a while, so that a forgotten screen does not keep a session alive.
 *
 * @param session the id of the officer's session; when that ends, the figures stop too
 */
record Watcher(String session, Frame frame, SseEventSink sink, Sse sse) {
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    boolean isGone() {
        return sink.isClosed();
    }

    boolean hasWatchedEnough(Instant now) {
        return frame.visit().now().plus(PATIENCE).isBefore(now);
    }

    void show(String html) {
        send("figures", html);
    }

    void dismiss() {
        send("end", "-");
        close();
    }

    void close() {
        try {
            sink.close();
        } catch (Exception alreadyBroken) {
            // The browser went first; there is nobody left to tell.
        }
    }

    private void send(String name, String data) {
        if (!sink.isClosed()) {
            sink.send(sse.newEvent(name, data)).whenComplete((sent, broken) -> {
                if (broken != null) {
                    close();
                }
            });
        }
    }
}

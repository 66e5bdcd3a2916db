package org.healthhub.systemtests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.util.List;

/** MLLP on a bare socket: what a laboratory's own program would do. */
final class MllpClient implements AutoCloseable {
    private static final int START = 0x0b;
    private static final int END = 0x1c;
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;
    private final Charset charset;

    MllpClient(Socket socket, Charset charset) throws IOException {
        this.socket = socket;
        this.charset = charset;
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    static MllpClient to(RunningHub hub, Charset charset) throws IOException {
        return new MllpClient(new Socket(InetAddress.getLoopbackAddress(), hub.mllpPort()), charset);
    }

    /** Sends a message and gives the lines of the answer. */
    List<String> exchange(String message) throws IOException {
        send((char) START + message + (char) END + '\r');
        return receive();
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(charset));
        socket.getOutputStream().flush();
    }

    List<String> receive() throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        int next = socket.getInputStream().read();
        if (next != START) {
            throw new IOException("no frame but " + next);
        }
        for (next = socket.getInputStream().read(); next != END; next = socket.getInputStream().read()) {
            if (next < 0) {
                throw new IOException("the frame has no end");
            }
            answer.write(next);
        }
        if (socket.getInputStream().read() != '\r') {
            throw new IOException("the frame is not ended by a carriage return");
        }
        return List.of(answer.toString(charset).split("\r"));
    }

    boolean isClosedByTheHub() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package org.healthhub.demo.outside;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A system outside that listens on a free port of loopback and keeps its address whatever happens to it. */
public abstract class OutsideSystem implements AutoCloseable {
    private static final String ACCOUNT = "demo-hub";
    private static final String SECRET = "demo-secret";
    private static final int LATE_SECONDS = 60;
    private static final int LINK_SECONDS = 3;

    private final String link;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final InetSocketAddress place;
    private HttpServer server;
    private volatile Behaviour behaviour = Behaviour.NORMAL;

    /** What is asked. */
    record Question(String path, String authorization, String body) {
        @Override
        public String toString() {
            return "a question at " + path;
        }
    }

    /** @param link the name under which the hub looks for it in its file of links */
    OutsideSystem(String link) throws IOException {
        this.link = link;
        place = listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** The answer as agreed. */
    abstract String answer(Question question);

    /** What a client cannot take for an answer. */
    abstract String nonsense();

    /** Changes its behaviour, for all that is asked from now on. */
    public synchronized void behave(Behaviour other) throws IOException {
        if (other == Behaviour.DOWN && behaviour != Behaviour.DOWN) {
            server.stop(0);
        } else if (other != Behaviour.DOWN && behaviour == Behaviour.DOWN) {
            listen(place);
        }
        behaviour = other;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + place.getPort() + "/");
    }

    /** The lines of a file of links that lead here. */
    public String lines() {
        return "%1$s.address=%2$s\n%1$s.account=%3$s\n%1$s.secret=%4$s\n%1$s.timeout=%5$d\n"
                .formatted(link, address(), ACCOUNT, SECRET, LINK_SECONDS);
    }

    static String account() {
        return ACCOUNT;
    }

    static String secret() {
        return SECRET;
    }

    /** Whether the question comes from the account of the link, by Basic authentication. */
    static boolean isFromTheHub(Question question) {
        return question.authorization().equals("Basic " + Base64.getEncoder()
                .encodeToString((ACCOUNT + ":" + SECRET).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public synchronized void close() {
        closed.countDown();
        if (behaviour != Behaviour.DOWN) {
            server.stop(0);
        }
        behaviour = Behaviour.DOWN;
        threads.shutdownNow();
    }

    private InetSocketAddress listen(InetSocketAddress where) throws IOException {
        server = HttpServer.create(where, 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        return server.getAddress();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            Question question = new Question(exchange.getRequestURI().getPath(), authorization == null ? "" : authorization,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Behaviour now = behaviour;
            if (now == Behaviour.SLOW) {
                closed.await(LATE_SECONDS, TimeUnit.SECONDS);
            }
            byte[] body = (now == Behaviour.WRONG ? nonsense() : answer(question)).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.healthhub.connectors.exchange;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.healthhub.connectors.Links;
import org.healthhub.connectors.TestLinks;

/** An outside system that can be right, wrong, slow and down. */
final class OutsideSystem implements AutoCloseable {
    record Call(String path, String body, String authorization, String area) {
        /** A field of a multipart form. */
        String field(String name) {
            int at = body.indexOf("name=\"" + name + "\"\r\n\r\n");
            int from = body.indexOf("\r\n\r\n", at) + 4;
            return at < 0 ? "" : body.substring(from, body.indexOf("\r\n", from));
        }
    }

    record Answer(int status, String body) {
    }

    final List<Call> calls = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Function<Call, Answer> behaviour;

    OutsideSystem(Function<Call, Answer> behaviour) throws IOException {
        this.behaviour = behaviour;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    void behave(Function<Call, Answer> other) {
        behaviour = other;
    }

    /** Answers nothing until this system is closed. */
    Answer never() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Answer(500, "");
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Links in which this system has the name. */
    Links links(Path folder, String name) throws IOException {
        Path file = folder.resolve("links");
        Files.writeString(file, "%1$s.address=%2$s\n%1$s.account=hub\n%1$s.secret=secret\n%1$s.timeout=1\n"
                .formatted(name, address()));
        return TestLinks.of(file);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Call call = new Call(exchange.getRequestURI().getPath(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                exchange.getRequestHeaders().getFirst("Authorization"), exchange.getRequestHeaders().getFirst("areaCode"));
        calls.add(call);
        Answer answer = behaviour.apply(call);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}

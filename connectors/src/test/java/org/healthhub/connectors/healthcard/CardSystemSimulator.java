package org.healthhub.connectors.healthcard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A card management system outside: real HTTP, and able to be right, slow, wrong and away. */
public final class CardSystemSimulator implements AutoCloseable {
    private static final String ENVELOPE = """
            <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>\
            <ns2:RHCMessageServerResponse xmlns:ns2="http://webservice.ehc.cdxt.com/"><return>%s</return>\
            </ns2:RHCMessageServerResponse></soap:Body></soap:Envelope>""";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = exchange -> send(exchange, 500, "");

    /** How it answers. */
    @FunctionalInterface
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    public CardSystemSimulator() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("the simulator could not start", e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Authorization") + "\n"
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            behaviour.answer(exchange);
        });
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ws");
    }

    /** The line of a file of links that leads here. */
    public String link(int seconds) {
        return "health-card.address=" + address() + "\nhealth-card.account=zj-hub\nhealth-card.secret=s3cret\n"
                + "health-card.timeout=" + seconds + "\n";
    }

    /** What it was asked: who asks, and the SOAP message. */
    public List<String> asked() {
        return asked;
    }

    /** Answers with a result code and a block of elements. */
    public CardSystemSimulator says(String resultCode, Map<String, String> elements) {
        StringBuilder block = new StringBuilder();
        elements.forEach((name, text) -> block.append("<%1$s>%2$s</%1$s>".formatted(name, text)));
        return returns("<response><result>成功</result><desc>x</desc><resultCode>" + resultCode
                + "</resultCode><ehc_cardinfo>" + block + "</ehc_cardinfo></response>");
    }

    /** Answers with a text inside the SOAP message. */
    public CardSystemSimulator returns(String text) {
        return body(200, ENVELOPE.formatted(text.replace("&", "&amp;").replace("<", "&lt;")));
    }

    /** Answers with any body. */
    public CardSystemSimulator body(int status, String body) {
        behaviour = exchange -> send(exchange, status, body);
        return this;
    }

    /** Sends the caller elsewhere. */
    public CardSystemSimulator redirects(URI elsewhere) {
        behaviour = exchange -> {
            exchange.getResponseHeaders().add("Location", elsewhere.toString());
            send(exchange, 307, "");
        };
        return this;
    }

    /** Takes the question and never answers. */
    public CardSystemSimulator isSilent() {
        behaviour = exchange -> await();
        return this;
    }

    /** Begins an answer, a byte now and then, that never ends. */
    public CardSystemSimulator trickles() {
        behaviour = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                do {
                    out.write(' ');
                    out.flush();
                } while (!closed.await(50, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        return this;
    }

    /** Answers without an end, as fast as it can. */
    public CardSystemSimulator floods() {
        behaviour = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = new byte[64 * 1024];
            try (OutputStream out = exchange.getResponseBody()) {
                while (closed.getCount() > 0) {
                    out.write(much);
                }
            }
        };
        return this;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}

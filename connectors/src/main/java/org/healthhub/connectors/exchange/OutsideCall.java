package org.healthhub.connectors.exchange;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.healthhub.connectors.Link;

/** One call of an outside system: with a time limit for all of it, and an answer of limited size. */
final class OutsideCall {
    private static final int MOST_BYTES = 1024 * 1024;
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).followRedirects(HttpClient.Redirect.NEVER).build();

    private OutsideCall() {
    }

    /** The value of the header by which a link's account is told. */
    static String basic(Link link) {
        return "Basic " + Base64.getEncoder()
                .encodeToString((link.account() + ":" + link.secret()).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The content of the answer.
     *
     * @throws LinkTrouble when there is none in time, or its status is not 200
     */
    static byte[] send(HttpRequest request, Duration timeout) throws LinkTrouble {
        CompletableFuture<HttpResponse<byte[]>> answer = CLIENT.sendAsync(request, info -> new Limited());
        try {
            HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new LinkTrouble("status " + response.statusCode());
            }
            return response.body();
        } catch (TimeoutException slow) {
            answer.cancel(true);
            throw new LinkTrouble("no answer within " + timeout);
        } catch (ExecutionException failed) {
            throw new LinkTrouble(failed.getCause().getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new LinkTrouble("interrupted");
        }
    }

    /** Collects a body, and gives up on one that is too large. */
    private static final class Limited implements HttpResponse.BodySubscriber<byte[]> {
        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private Flow.Subscription subscription;

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                if (bytes.size() + buffer.remaining() > MOST_BYTES) {
                    subscription.cancel();
                    body.completeExceptionally(new IllegalStateException("the answer is too large"));
                    return;
                }
                byte[] piece = new byte[buffer.remaining()];
                buffer.get(piece);
                bytes.writeBytes(piece);
            }
        }

        @Override
        public void onError(Throwable cause) {
            body.completeExceptionally(cause);
        }

        @Override
        public void onComplete() {
            body.complete(bytes.toByteArray());
        }
    }
}

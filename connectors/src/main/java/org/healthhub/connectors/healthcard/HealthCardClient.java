package org.healthhub.connectors.healthcard;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.healthhub.connectors.HubDay;
import org.healthhub.connectors.HubLog;
import org.healthhub.connectors.Link;
import org.healthhub.connectors.Links;
import org.healthhub.connectors.Patience;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.ReasonCode;

/**
 * The hub as client of the card management system outside (link {@code health-card}): verifies a card's QR code and gets
 * those of a person. However slow, wrong or away that system is, the answer comes within the patience of whoever asks,
 * few wait for it at once, and while it fails it is not asked at all.
 */
@ApplicationScoped
class HealthCardClient {
    private static final String LINK = "health-card";
    private static final int MOST_BYTES = 1024 * 1024;
    private static final int MOST_AT_ONCE = 8;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-ddHH:mm:ss");
    private static final CircuitBreakerConfig RULES = CircuitBreakerConfig.custom()
            .slidingWindowSize(10).minimumNumberOfCalls(5).failureRateThreshold(50)
            .waitDurationInOpenState(Duration.ofSeconds(10)).permittedNumberOfCallsInHalfOpenState(2).build();

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private HttpClient http;
    private CircuitBreaker breaker;
    private Links links;
    private Clock clock;

    /** For the container's proxy. */
    protected HealthCardClient() {
    }

    @Inject
    HealthCardClient(Links links, Clock clock) {
        this(links, clock, RULES);
    }

    HealthCardClient(Links links, Clock clock, CircuitBreakerConfig rules) {
        this.links = links;
        this.clock = clock;
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(Duration.ofSeconds(2)).build();
        this.breaker = CircuitBreaker.of(LINK, rules);
        breaker.getEventPublisher().onStateTransition(event ->
                HubLog.LOG.outsideSystem(LINK, event.getStateTransition().getToState().name()));
    }

    /** RHC_E0003: whose card this code shows. */
    CardSystemAnswer verify(CardQr code, Patience patience) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("qr_code", code.text());
        fields.put("time", TIME.format(clock.instant().atZone(HubDay.ZONE)));
        return ask(RhcOperation.VERIFY_CODE, fields, RhcResult.VERIFIED, patience);
    }

    /** RHC_E0005: the codes of the person with this document. */
    CardSystemAnswer codesOf(HolderId id, Patience patience) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id_type", id.type().healthCode());
        fields.put("id_number", id.number());
        return ask(RhcOperation.GET_CODES, fields, RhcResult.CODES_FOUND, patience);
    }

    private CardSystemAnswer ask(RhcOperation operation, Map<String, String> fields, RhcResult success,
            Patience patience) {
        Optional<Link> link = links.named(LINK);
        if (link.isEmpty()) {
            return new CardSystemAnswer.NotConnected();
        }
        if (patience.left().isZero() || !places.tryAcquire()) {
            return new CardSystemAnswer.Unavailable();
        }
        try {
            return breaker.executeCallable(() -> answer(link.get(), operation, fields, success, patience));
        } catch (CallNotPermittedException failingLately) {
            return new CardSystemAnswer.Unavailable();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new CardSystemAnswer.Unavailable();
        } catch (Exception noUsableAnswer) {
            // Only its kind: what it says may quote the answer.
            HubLog.LOG.outsideSystemFailed(LINK, noUsableAnswer.getClass().getSimpleName());
            return new CardSystemAnswer.Unavailable();
        } finally {
            places.release();
        }
    }

    private CardSystemAnswer answer(Link link, RhcOperation operation, Map<String, String> fields, RhcResult success,
            Patience patience) throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Duration most = link.timeout().compareTo(patience.left()) < 0 ? link.timeout() : patience.left();
        byte[] call = SoapMessage.calling(action(link, operation), request(fields));
        CompletableFuture<HttpResponse<byte[]>> sent = http.sendAsync(HttpRequest.newBuilder(link.address())
                .header("Content-Type", "text/xml; charset=UTF-8").header("SOAPAction", "\"\"")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(
                        (link.account() + ":" + link.secret()).getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofByteArray(call)).build(), info -> new LimitedBody(MOST_BYTES));
        try {
            HttpResponse<byte[]> response = sent.get(most.toNanos(), TimeUnit.NANOSECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("HTTP " + response.statusCode());
            }
            return read(RhcXml.read(SoapMessage.returned(response.body()), "response", "return"), success);
        } finally {
            // Also ends what still trickles in.
            sent.cancel(true);
        }
    }

    private static CardSystemAnswer read(RhcFields fields, RhcResult success) {
        String result = fields.text("resultCode", 5);
        if (!result.equals(success.code()) && !result.equals(RhcResult.DONE.code())) {
            if (result.equals(RhcResult.SYSTEM.code())) {
                throw new RhcRefusal(ReasonCode.UNAVAILABLE, "resultCode");
            }
            return new CardSystemAnswer.Refused(result);
        }
        Holder holder = new Holder(RhcPersons.id(fields), fields.optional("name", 50).orElse(""), "");
        return new CardSystemAnswer.Known(holder, fields.optional("ecardId", 64).orElse(""),
                fields.optional("qr_code", 256).flatMap(CardQr::read),
                fields.optional("dt_qr_code", 256).flatMap(CardQr::read));
    }

    private String action(Link link, RhcOperation operation) {
        return XmlText.document("request", out -> {
            out.element("msgGuid", UUID.randomUUID().toString().replace("-", ""));
            out.element("msgType", "1");
            out.element("bussinessCode", operation.code());
            out.element("msgCreateTime", TIME.format(clock.instant().atZone(HubDay.ZONE)));
            out.element("orgId", link.account());
            out.element("userName", link.account());
            out.element("userPwd", link.secret());
            out.element("stdVerCode", "1.0");
        });
    }

    private static String request(Map<String, String> fields) {
        return XmlText.document("request", out -> {
            for (Map.Entry<String, String> field : fields.entrySet()) {
                out.element(field.getKey(), field.getValue());
            }
        });
    }
}

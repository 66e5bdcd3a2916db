package org.healthhub.connectors.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthhub.connectors.HubLog;
import org.healthhub.connectors.Link;
import org.healthhub.connectors.Links;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.intake.ReasonCode;

/**
 * The hub as client of the provincial data bus (link {@code data-bus}): a token first, then requests signed by MD5 of
 * key, secret and time. The token is kept for some minutes, and asked for anew once when a request is refused.
 */
@ApplicationScoped
public class DataBus {
    private static final String LINK = "data-bus";
    private static final String TOKEN_API = "appkeyAndrequestToken";
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int DONE = 200;

    private final String department = System.getProperty("hub.data-bus.department", "浙江省健康码枢纽");
    private final String area = System.getProperty("hub.data-bus.area", "330000");
    private Links links;
    private Clock clock;
    private Breakers breakers;
    private volatile Optional<Token> token = Optional.empty();

    private record Token(String appKey, String secret, Instant until, Link link) {
        @Override
        public String toString() {
            return "a token until " + until;
        }
    }

    /** For the container's proxy. */
    protected DataBus() {
    }

    @Inject
    DataBus(Links links, Clock clock) {
        this(links, clock, PAUSE);
    }

    DataBus(Links links, Clock clock, Duration pause) {
        this.links = links;
        this.clock = clock;
        this.breakers = new Breakers(pause);
    }

    /**
     * Asks an interface of the bus.
     *
     * @param api    the id under which the interface is published
     * @param fields what it is asked with
     * @return what it holds, possibly nothing
     * @throws Refusal UNAVAILABLE when the bus is not configured, does not answer or refuses
     */
    List<ObjectNode> ask(String api, Map<String, String> fields) {
        Link link = links.named(LINK).orElseThrow(() -> {
            HubLog.LOG.linkFailed(LINK, "not configured");
            return new Refusal(ReasonCode.UNAVAILABLE);
        });
        DataBusReply reply = breakers.ask(LINK, () -> answer(link, api, fields));
        if (!reply.isDone()) {
            // A bus that refuses one question is not down, so the next one may be asked.
            token = Optional.empty();
            HubLog.LOG.linkFailed(LINK, "code " + reply.code());
            throw new Refusal(ReasonCode.UNAVAILABLE);
        }
        return reply.datas();
    }

    private DataBusReply answer(Link link, String api, Map<String, String> fields) throws LinkTrouble {
        Optional<Token> kept = token.filter(t -> t.link().equals(link) && t.until().isAfter(clock.instant()));
        DataBusReply reply = send(link, api, kept.isPresent() ? kept.get() : renewed(link), fields);
        if (!reply.isDone() && kept.isPresent()) {
            // The bus may have dropped the token before its time.
            reply = send(link, api, renewed(link), fields);
        }
        return reply;
    }

    private DataBusReply send(Link link, String api, Token as, Map<String, String> fields) throws LinkTrouble {
        String time = String.valueOf(clock.millis());
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("appKey", as.appKey());
        all.put("requestTime", time);
        all.put("sign", HexFormat.of().formatHex(Digests.named("MD5")
                .digest((as.appKey() + as.secret() + time).getBytes(StandardCharsets.UTF_8))));
        return DataBusReply.read(post(link, api, all));
    }

    private Token renewed(Link link) throws LinkTrouble {
        JsonNode reply = DataBusReply.tree(post(link, TOKEN_API,
                Map.of("appKey", link.account(), "appSecret", link.secret())));
        JsonNode data = reply.path("data").path(0);
        String key = data.path("app_key").asText();
        String secret = data.path("requestSecret").asText();
        if (reply.path("result_code").asInt() != DONE || key.isEmpty() || secret.isEmpty()) {
            throw new LinkTrouble("no token was given");
        }
        Token given = new Token(key, secret, clock.instant().plus(TOKEN_LIFE), link);
        token = Optional.of(given);
        return given;
    }

    private byte[] post(Link link, String api, Map<String, String> fields) throws LinkTrouble {
        Multipart form = Multipart.of(fields);
        URI address = URI.create(link.address() + (link.address().getPath().endsWith("/") ? "" : "/")
                + "33.1111.zj." + api + ".SynReq@1.0");
        return OutsideCall.send(HttpRequest.newBuilder(address).header("Content-Type", form.contentType())
                .header("systemDepartmentCode", URLEncoder.encode(department, StandardCharsets.UTF_8))
                .header("areaCode", URLEncoder.encode(area, StandardCharsets.UTF_8))
                .POST(BodyPublishers.ofByteArray(form.body())).build(), link.timeout());
    }
}

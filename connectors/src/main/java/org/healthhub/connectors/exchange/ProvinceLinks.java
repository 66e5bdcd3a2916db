package org.healthhub.connectors.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import org.healthhub.connectors.FieldForms;
import org.healthhub.connectors.HubDay;
import org.healthhub.connectors.HubLog;
import org.healthhub.connectors.Json;
import org.healthhub.connectors.Link;
import org.healthhub.connectors.Links;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.GreenCodes.Answer;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.intake.ReasonCode;

/**
 * Asks other provinces whether somebody's code is green, at the link {@code province-NN}; for a province without a code
 * of its own the national base library, {@code province-00}. What is no clear answer is no answer, and never green.
 */
@ApplicationScoped
public class ProvinceLinks {
    private static final String LINK = "province-";
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Provinces provinces = Provinces.configured();
    private Breakers breakers;
    private Links links;
    private Clock clock;

    /** For the container's proxy. */
    protected ProvinceLinks() {
    }

    @Inject
    ProvinceLinks(Links links, Clock clock) {
        this(links, clock, PAUSE);
    }

    ProvinceLinks(Links links, Clock clock, Duration pause) {
        this.links = links;
        this.clock = clock;
        this.breakers = new Breakers(pause);
    }

    /**
     * @throws Refusal BAD_PARAMETER for what is no province whose codes are recognised, UNAVAILABLE when it cannot be
     *                 asked
     */
    Answer ask(String province, GreenCodeQuestion question) {
        RecognitionMode mode = provinces.mode(province, HubDay.of(clock.instant()))
                .orElseThrow(() -> new Refusal(ReasonCode.BAD_PARAMETER));
        String name = LINK + (mode == RecognitionMode.NATIONAL_DIRECT ? PartnerView.WHOLE_COUNTRY : province);
        Link link = links.named(name).orElseThrow(() -> {
            HubLog.LOG.linkFailed(name, "not configured");
            return new Refusal(ReasonCode.UNAVAILABLE);
        });
        return breakers.ask(name, () -> answer(OutsideCall.send(request(link, question), link.timeout())));
    }

    private static HttpRequest request(Link link, GreenCodeQuestion question) {
        byte[] body = Json.bytes(out -> {
            out.writeStartObject();
            out.writeObjectFieldStart("holder");
            out.writeStringField("idType", question.holder().type().name());
            out.writeStringField("idNumber", question.holder().number());
            out.writeEndObject();
            out.writeStringField("purpose", question.purpose().name());
            out.writeEndObject();
        });
        return HttpRequest.newBuilder(link.address()).header("Authorization", OutsideCall.basic(link))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body)).build();
    }

    private static Answer answer(byte[] body) throws LinkTrouble {
        try {
            JsonNode answer = MAPPER.readTree(body);
            return FieldForms.constant(Answer.class, answer == null ? "" : answer.path("answer").asText())
                    .orElseThrow(() -> new LinkTrouble("an answer that is none"));
        } catch (IOException unreadable) {
            throw new LinkTrouble("an answer that is not JSON");
        }
    }
}

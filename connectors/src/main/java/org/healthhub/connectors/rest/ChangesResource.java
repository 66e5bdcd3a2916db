package org.healthhub.connectors.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.healthhub.connectors.ChangeJson;
import org.healthhub.connectors.Json;
import org.healthhub.connectors.PartnerGate;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.ChangeFeed;
import org.healthhub.registry.CodeChanged;
import org.healthhub.registry.PartnerView.Grant;
import org.healthhub.registry.intake.ReasonCode;

/** The changes of codes, in order and without gaps, for partners that would rather ask than listen. */
@Path("/changes")
@ApplicationScoped
public class ChangesResource {
    private static final long MOST = 1_000;

    @Inject
    PartnerGate gate;
    @Inject
    ChangeFeed feed;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] get(@QueryParam("after") @DefaultValue("0") String after,
            @QueryParam("limit") @DefaultValue("100") String limit, @Context SecurityContext caller) {
        gate.callerWith(Grant.CHANGES, caller.getUserPrincipal());
        long number = number(after, 0, Long.MAX_VALUE);
        return page(number, feed.after(number, (int) number(limit, 1, MOST)));
    }

    static byte[] page(long after, List<CodeChanged> changes) {
        return Json.bytes(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("changes");
            for (CodeChanged change : changes) {
                ChangeJson.write(out, change);
            }
            out.writeEndArray();
            out.writeNumberField("next", changes.isEmpty() ? after : changes.get(changes.size() - 1).number());
            out.writeEndObject();
        });
    }

    private static long number(String text, long least, long most) {
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Answered below, as a number out of range is.
        }
        throw new Refusal(ReasonCode.BAD_PARAMETER);
    }
}

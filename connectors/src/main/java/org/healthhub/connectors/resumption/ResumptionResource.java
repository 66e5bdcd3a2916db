package org.healthhub.connectors.resumption;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import org.healthhub.connectors.ContentType;
import org.healthhub.connectors.MessageBody;
import org.healthhub.connectors.PartnerGate;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.PartnerView.Grant;
import org.healthhub.registry.ResumptionFeed;
import org.healthhub.registry.ResumptionLookup;
import org.healthhub.registry.intake.Divisions;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.intake.RefusedValue;

/** Where applications stand, for the platform that sent them; figures and events for whoever was granted them. */
@Path("/resumption")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ResumptionResource {
    private static final long MOST = 1_000;

    @Inject
    PartnerGate gate;
    @Inject
    ResumptionLookup lookup;
    @Inject
    ResumptionFeed feed;
    @Inject
    ResumptionTranslator translator;
    @Inject
    Clock clock;

    /** An application of the caller's own. */
    @GET
    @Path("/applications/{applicationNo}")
    public byte[] application(@PathParam("applicationNo") String applicationNo, @Context SecurityContext caller) {
        PartnerView partner = gate.callerOf(PartnerSystem.RESUMPTION, caller.getUserPrincipal());
        return lookup.application(partner.code(), applicationNo).map(ResumptionJson::application)
                .orElseThrow(() -> new Refusal(ReasonCode.APPLICATION_UNKNOWN));
    }

    /** The applications of a county, or of all counties of a city or province. */
    @GET
    @Path("/summary")
    public byte[] summary(@QueryParam("division") @DefaultValue("330000") String division,
            @Context SecurityContext caller) {
        gate.callerWith(Grant.RESUMPTION, caller.getUserPrincipal());
        return ResumptionJson.summary(division, lookup.summary(checked(division)));
    }

    /** What changed, in order and without gaps. */
    @GET
    @Path("/events")
    public byte[] events(@QueryParam("after") @DefaultValue("0") String after,
            @QueryParam("limit") @DefaultValue("100") String limit, @Context SecurityContext caller) {
        gate.callerWith(Grant.RESUMPTION, caller.getUserPrincipal());
        long number = number(after, 0, Long.MAX_VALUE);
        return ResumptionJson.events(number, feed.after(number, (int) number(limit, 1, MOST)));
    }

    /** The workbook to fill in. */
    @GET
    @Path("/template.xlsx")
    @Produces(ResumptionXlsx.MEDIA_TYPE)
    public byte[] template(@Context SecurityContext caller) {
        gate.callerOf(PartnerSystem.RESUMPTION, caller.getUserPrincipal());
        return RosterSheets.template();
    }

    /** What would be refused of a workbook: as JSON, or as a workbook of the rejected rows. Nothing is kept. */
    @POST
    @Path("/preview")
    @Produces({MediaType.APPLICATION_JSON, ResumptionXlsx.MEDIA_TYPE})
    public Response preview(@HeaderParam(HttpHeaders.CONTENT_TYPE) @DefaultValue("") String contentType,
            @HeaderParam(HttpHeaders.ACCEPT) @DefaultValue("") String accept, @Context SecurityContext caller,
            InputStream body) throws IOException {
        gate.callerOf(PartnerSystem.RESUMPTION, caller.getUserPrincipal());
        ContentType type = ContentType.read(contentType);
        if (!type.mediaType().equals(ResumptionXlsx.MEDIA_TYPE)) {
            throw new Refusal(ReasonCode.UNSUPPORTED_CONTENT_TYPE);
        }
        RosterPreview preview = RosterPreview.of(MessageBody.read(body, type).bytes(), translator, clock.instant());
        boolean asBook = accept.contains(ResumptionXlsx.MEDIA_TYPE);
        return Response.ok(asBook ? RosterSheets.rejected(preview) : ResumptionJson.preview(preview))
                .type(asBook ? ResumptionXlsx.MEDIA_TYPE : MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private static String checked(String division) {
        try {
            return Divisions.checked(division);
        } catch (RefusedValue unknown) {
            throw new Refusal(ReasonCode.BAD_PARAMETER);
        }
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

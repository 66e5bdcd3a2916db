package org.healthhub.connectors.resumption;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.healthhub.connectors.Json;
import org.healthhub.connectors.ResumptionEventJson;
import org.healthhub.registry.ResumptionEvent;
import org.healthhub.registry.ResumptionSummary;
import org.healthhub.registry.ResumptionView;
import org.healthhub.registry.intake.Divisions;
import org.healthhub.registry.intake.ReasonCode;

/** The answers of the resumption door. Absent members are left out. */
final class ResumptionJson {
    private ResumptionJson() {
    }

    static byte[] application(ResumptionView view) {
        return Json.bytes(out -> {
            out.writeStartObject();
            out.writeStringField("applicationNo", view.applicationNo());
            out.writeStringField("recordId", view.recordId());
            out.writeStringField("uscc", view.creditCode());
            out.writeStringField("division", view.division());
            out.writeStringField("status", view.state().name());
            ResumptionEventJson.writeReasons(out, view.reasons());
            Json.field(out, "note", view.note());
            out.writeStringField("receivedAt", view.receivedAt().toString());
            out.writeStringField("reviewDueOn", view.reviewDueOn().toString());
            out.writeBooleanField("overdue", view.overdue());
            Json.field(out, "decidedAt", view.decidedAt());
            writeCounts(out, view.counts());
            out.writeArrayFieldStart("roster");
            for (ResumptionView.Employee employee : view.roster()) {
                write(out, employee);
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    /** Figures under the names of the dashboards of February 2020; what nobody told the hub is left out. */
    static byte[] summary(String division, ResumptionSummary summary) {
        return Json.bytes(out -> {
            out.writeStartObject();
            out.writeStringField("division", division);
            out.writeStringField("at", summary.at().toString());
            out.writeObjectFieldStart("inputs");
            out.writeNumberField("applications", summary.applications());
            out.writeNumberField("followedChange", summary.followedChange());
            out.writeEndObject();
            out.writeArrayFieldStart("areas");
            for (ResumptionSummary.Area area : summary.areas()) {
                write(out, area, summary);
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    static byte[] events(long after, List<ResumptionEvent> events) {
        return Json.bytes(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("events");
            for (ResumptionEvent event : events) {
                ResumptionEventJson.write(out, event);
            }
            out.writeEndArray();
            out.writeNumberField("next", events.isEmpty() ? after : events.get(events.size() - 1).number());
            out.writeEndObject();
        });
    }

    static byte[] preview(RosterPreview preview) {
        return Json.bytes(out -> {
            out.writeStartObject();
            out.writeBooleanField("acceptable", preview.isAcceptable());
            out.writeNumberField("rows", preview.book().roster().size());
            out.writeArrayFieldStart("application");
            if (preview.application().isPresent()) {
                out.writeStartObject();
                write(out, preview.application().get().reason(), preview.application().get().field());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeArrayFieldStart("rejected");
            for (RosterPreview.Rejected rejected : preview.rejected()) {
                out.writeStartObject();
                out.writeNumberField("row", rejected.row().number());
                out.writeNumberField("place", rejected.place());
                write(out, rejected.cause().reason(), rejected.field());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private static void write(JsonGenerator out, ReasonCode reason, String field) throws IOException {
        out.writeStringField("code", reason.code());
        Json.field(out, "field", Optional.of(field).filter(name -> !name.isEmpty()));
        out.writeStringField("meaning", reason.meaning());
    }

    private static void writeCounts(JsonGenerator out, ResumptionView.Counts counts) throws IOException {
        out.writeObjectFieldStart("counts");
        out.writeNumberField("roster", counts.roster());
        out.writeNumberField("declared", counts.declared());
        out.writeNumberField("green", counts.green());
        out.writeNumberField("yellow", counts.yellow());
        out.writeNumberField("red", counts.red());
        out.writeNumberField("mayReturn", counts.mayReturn());
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, ResumptionView.Employee employee) throws IOException {
        out.writeStartObject();
        out.writeNumberField("place", employee.place());
        out.writeBooleanField("declared", employee.declared());
        out.writeStringField("colour", employee.colour().name());
        out.writeBooleanField("mayReturn", employee.mayReturn());
        Json.field(out, "code", employee.reason().map(ReasonCode::code));
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, ResumptionSummary.Area area, ResumptionSummary summary)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("area1", Divisions.nameOf(area.division()).orElse(area.division()));
        out.writeStringField("division", area.division());
        out.writeStringField("gxsj", summary.at().toString());
        out.writeNumberField("ysq_qy_cnt", area.enterprises());
        out.writeNumberField("ysq_gsqy_cnt", area.aboveScale());
        out.writeNumberField("ysq_snfgrs_cnt", area.fromInsideTheCity());
        out.writeNumberField("ysq_swfgrs_cnt", area.fromOutside());
        out.writeNumberField("ysq_snfg_green_cnt", area.green());
        out.writeNumberField("ysq_snfg_yellow_cnt", area.yellow());
        out.writeNumberField("ysq_snfg_red_cnt", area.red());
        out.writeNumberField("approved", area.approved());
        out.writeEndObject();
    }
}

package org.healthhub.connectors.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.healthhub.connectors.Json;
import org.healthhub.registry.ExplanationView;
import org.healthhub.registry.MeasureView;
import org.healthhub.registry.ReasonView;
import org.healthhub.registry.SourceView;
import org.healthhub.registry.WayView;
import org.healthhub.registry.intake.PartnerSystem;

/** An explanation as partners read it: rules, dates and records, and nothing of the person. */
final class ExplanationJson {
    private ExplanationJson() {
    }

    static byte[] bytes(ExplanationView view) {
        return Json.bytes(out -> {
            out.writeStartObject();
            out.writeStringField("codeId", view.codeId().toString());
            out.writeStringField("at", view.at().toString());
            out.writeStringField("colour", view.colour().name());
            out.writeStringField("since", view.since().toString());
            Json.field(out, "until", view.until());
            out.writeStringField("rulePack", view.rulePack());
            out.writeArrayFieldStart("reasons");
            for (MeasureView measure : view.measures()) {
                write(out, measure);
            }
            out.writeEndArray();
            write(out, view.wayToGreen());
            out.writeEndObject();
        });
    }

    private static void write(JsonGenerator out, MeasureView measure) throws IOException {
        ReasonView reason = measure.reason();
        out.writeStartObject();
        out.writeStringField("rule", reason.rule());
        out.writeStringField("colour", reason.colour().name());
        out.writeStringField("says", reason.says());
        out.writeStringField("decree", reason.decree());
        out.writeStringField("since", reason.since().toString());
        Json.field(out, "until", reason.until());
        if (reason.cleanDaysNeeded().isPresent()) {
            out.writeNumberField("cleanDays", reason.cleanDays());
            out.writeNumberField("cleanDaysNeeded", reason.cleanDaysNeeded().get());
        }
        out.writeArrayFieldStart("sources");
        for (SourceView source : measure.sources()) {
            write(out, source);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, SourceView source) throws IOException {
        out.writeStartObject();
        out.writeStringField("partner", source.fact().partner());
        out.writeStringField("system", source.system().path());
        out.writeStringField("recordId", source.fact().recordId());
        out.writeStringField("effect", source.effect().name());
        out.writeStringField("effectiveOn", source.fact().effectiveOn().toString());
        out.writeStringField("receivedAt", source.fact().receivedAt().toString());
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, WayView way) throws IOException {
        out.writeObjectFieldStart("wayToGreen");
        if (way.soonest().isPresent()) {
            WayView.Course course = way.soonest().get();
            out.writeObjectFieldStart("soonest");
            out.writeStringField("on", course.on().toString());
            texts(out, "checkIns", course.checkIns());
            texts(out, "testsFrom", course.tests());
            out.writeEndObject();
        }
        out.writeArrayFieldStart("measures");
        for (WayView.Step step : way.steps()) {
            write(out, step);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, WayView.Step step) throws IOException {
        out.writeStartObject();
        out.writeStringField("rule", step.rule());
        Json.field(out, "endsOn", step.byTime());
        if (step.byCheckIns().isPresent()) {
            WayView.CheckIns clock = step.byCheckIns().get();
            out.writeObjectFieldStart("checkIns");
            out.writeNumberField("days", clock.days());
            out.writeStringField("earliest", clock.earliest().toString());
            if (clock.confirmedBy().isPresent()) {
                out.writeFieldName("confirmedBy");
                write(out, clock.confirmedBy().get());
            }
            out.writeEndObject();
        }
        if (step.byTests().isPresent()) {
            WayView.Tests tests = step.byTests().get();
            out.writeObjectFieldStart("tests");
            out.writeNumberField("negatives", tests.negatives());
            out.writeStringField("apart", tests.apart().toString());
            out.writeStringField("earliest", tests.earliest().toString());
            out.writeEndObject();
        }
        out.writeArrayFieldStart("releases");
        for (WayView.Release release : step.byRelease()) {
            write(out, release);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, WayView.Release release) throws IOException {
        out.writeStartObject();
        out.writeStringField("finding", release.finding());
        texts(out, "values", release.values());
        out.writeStringField("after", release.after().toString());
        if (!release.same().isEmpty()) {
            out.writeObjectFieldStart("same");
            for (Map.Entry<String, String> attribute : release.same().entrySet()) {
                out.writeStringField(attribute.getKey(), attribute.getValue());
            }
            out.writeEndObject();
        }
        texts(out, "by", release.by().stream().map(PartnerSystem::path).toList());
        out.writeStringField("earliest", release.earliest().toString());
        out.writeEndObject();
    }

    private static void texts(JsonGenerator out, String name, List<?> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (Object value : values) {
            out.writeString(value.toString());
        }
        out.writeEndArray();
    }
}

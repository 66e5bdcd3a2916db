package org.healthhub.connectors;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.healthhub.registry.ResumptionEvent;
import org.healthhub.registry.intake.ReasonCode;

/** An event of an application as partners read it, the same in the feed and on the topic. Names nobody. */
public final class ResumptionEventJson {
    private ResumptionEventJson() {
    }

    public static String text(ResumptionEvent event) {
        return Json.text(out -> write(out, event));
    }

    /** Whether it tells where the application stands, or of an employee. */
    public static String kind(ResumptionEvent event) {
        return event.employee().isPresent() ? "EMPLOYEE" : "STATUS";
    }

    public static void write(JsonGenerator out, ResumptionEvent event) throws IOException {
        out.writeStartObject();
        out.writeNumberField("number", event.number());
        out.writeStringField("event", kind(event));
        out.writeStringField("at", event.at().toString());
        out.writeStringField("partner", event.partner().value());
        out.writeStringField("applicationNo", event.applicationNo());
        out.writeStringField("division", event.division());
        out.writeStringField("status", event.state().name());
        writeReasons(out, event.reasons());
        if (event.employee().isPresent()) {
            ResumptionEvent.EmployeeChange employee = event.employee().get();
            out.writeNumberField("place", employee.place());
            out.writeStringField("from", employee.from().name());
            out.writeStringField("to", employee.to().name());
            out.writeBooleanField("mayReturn", employee.mayReturn());
        }
        out.writeEndObject();
    }

    /** Writes the member {@code reasons} into the object that is open. */
    public static void writeReasons(JsonGenerator out, List<ReasonCode> reasons) throws IOException {
        out.writeArrayFieldStart("reasons");
        for (ReasonCode reason : reasons) {
            out.writeString(reason.code());
        }
        out.writeEndArray();
    }
}

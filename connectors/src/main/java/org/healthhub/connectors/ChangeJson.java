package org.healthhub.connectors;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.healthhub.registry.CodeChanged;

/** A change as partners read it, the same in the feed and on the topic. Absent members are left out. */
public final class ChangeJson {
    private ChangeJson() {
    }

    public static String text(CodeChanged change) {
        return Json.text(out -> write(out, change));
    }

    public static void write(JsonGenerator out, CodeChanged change) throws IOException {
        out.writeStartObject();
        out.writeNumberField("number", change.number());
        out.writeStringField("codeId", change.codeId().toString());
        out.writeStringField("at", change.at().toString());
        Json.field(out, "from", change.from());
        out.writeStringField("to", change.to().name());
        out.writeStringField("rule", change.rule());
        out.writeStringField("rulePack", change.rulePack());
        Json.field(out, "until", change.until());
        Json.field(out, "division", change.division());
        Json.field(out, "status", change.status());
        Json.field(out, "mergedInto", change.mergedInto());
        Json.field(out, "partedFrom", change.partedFrom());
        out.writeEndObject();
    }
}

package org.healthhub.connectors.exchange;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.healthhub.connectors.Json;
import org.healthhub.registry.ExchangeFileView;
import org.healthhub.registry.ExchangeFileView.Defect;
import org.healthhub.registry.ExchangeFileView.Part;
import org.healthhub.registry.ExchangeFileView.Refused;
import org.healthhub.registry.intake.ReasonCode;

/** How far a daily file has come, as its sender is told. */
final class FileJson {
    private FileJson() {
    }

    static byte[] bytes(ExchangeFileView file) {
        return Json.bytes(out -> {
            out.writeStartObject();
            out.writeStringField("fileId", file.id().toString());
            out.writeStringField("state", file.state().name());
            out.writeStringField("province", file.manifest().province());
            out.writeStringField("date", file.manifest().date().toString());
            out.writeNumberField("sequence", file.manifest().sequence());
            out.writeArrayFieldStart("parts");
            for (Part part : file.parts()) {
                write(out, part);
            }
            out.writeEndArray();
            out.writeNumberField("applied", file.applied());
            out.writeNumberField("released", file.released());
            if (file.refusal().isPresent()) {
                write(out, file.refusal().get());
            }
            out.writeEndObject();
        });
    }

    static byte[] bytes(Part part) {
        return Json.bytes(out -> write(out, part));
    }

    private static void write(JsonGenerator out, Part part) throws IOException {
        out.writeStartObject();
        out.writeNumberField("number", part.number());
        out.writeNumberField("lines", part.lines());
        if (part.defect().isPresent()) {
            out.writeNumberField("line", part.defect().get().line());
            write(out, part.defect().get());
        }
        out.writeEndObject();
    }

    /** The members of a problem, so that a client may read it as one. */
    private static void write(JsonGenerator out, Refused refusal) throws IOException {
        ReasonCode reason = refusal.reason();
        out.writeStringField("type", "urn:health-hub:reason:" + reason.code());
        out.writeStringField("title", "The file was refused as a whole");
        out.writeStringField("code", reason.code());
        out.writeStringField("detail", reason.meaning());
        if (refusal.line().isPresent()) {
            out.writeNumberField("line", refusal.line().get());
        }
        if (refusal.defect().isPresent()) {
            write(out, refusal.defect().get());
        }
    }

    private static void write(JsonGenerator out, Defect defect) throws IOException {
        out.writeStringField("lineCode", defect.reason().code());
        Json.field(out, "field", Optional.of(defect.field()).filter(f -> !f.isEmpty()));
    }
}

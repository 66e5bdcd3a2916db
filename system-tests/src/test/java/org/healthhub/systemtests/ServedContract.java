package org.healthhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.oas.OpenApi31;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/** The OpenAPI document that a hub serves, to which every answer of its REST doors is held. */
final class ServedContract {
    private static final String BASE = "/hub/api/v1";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<URI, ServedContract> READ = new ConcurrentHashMap<>();

    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(VersionFlag.V202012, factory -> factory
            .metaSchema(OpenApi31.getInstance()).defaultMetaSchemaIri(OpenApi31.getInstance().getIri()));
    private final URI address;
    private final JsonNode document;

    private ServedContract(URI address) {
        this.address = address;
        this.document = schemas.getSchema(SchemaLocation.of(address.toString())).getSchemaNode();
    }

    static ServedContract of(RunningHub hub) {
        return READ.computeIfAbsent(hub.http("/hub/openapi.yaml"), ServedContract::new);
    }

    /** Fails when this answer is not one that the contract announces; calls that it does not know are not judged. */
    void check(String method, String path, int status, String contentType, String body) {
        if (!path.startsWith(BASE)) {
            return;
        }
        operation(method, path.substring(BASE.length())).ifPresent(operation -> {
            JsonPointer answer = resolved(operation.append(JsonPointer.compile("/responses/" + status)));
            // Not to be logged in, a wrong content type and trouble of the hub may be told by every call.
            if (document.at(answer).isMissingNode()) {
                assertThat(status).as("%s %s is announced with an answer %s", method, path, status)
                        .isIn(400, 401, 403, 405, 406, 413, 415, 500, 503);
                return;
            }
            String mediaType = contentType.split(";")[0];
            JsonNode media = document.at(answer).path("content").path(mediaType);
            assertThat(media.isMissingNode()).as("%s %s %s is announced as %s", method, path, status, mediaType).isFalse();
            if (media.has("schema") && mediaType.endsWith("json")) {
                JsonSchema schema = schemas.getSchema(SchemaLocation.of(address + "#" + answer + "/content/"
                        + mediaType.replace("/", "~1") + "/schema"));
                assertThat(schema.validate(parsed(body))).as("%s %s %s: %s", method, path, status, body).isEmpty();
            }
        });
    }

    private Optional<JsonPointer> operation(String method, String path) {
        JsonNode paths = document.path("paths");
        return StreamSupport.stream(((Iterable<String>) paths::fieldNames).spliterator(), false)
                .filter(template -> path.matches(template.replaceAll("\\{[^}]+}", "[^/]+")))
                // The address without a parameter before the one with it.
                .sorted((a, b) -> Boolean.compare(a.contains("{"), b.contains("{")))
                .map(template -> JsonPointer.compile("/paths/" + template.replace("/", "~1") + "/"
                        + method.toLowerCase(Locale.ROOT)))
                .filter(pointer -> !document.at(pointer).isMissingNode()).findFirst();
    }

    /** Where an answer stands that is written once for several calls. */
    private JsonPointer resolved(JsonPointer pointer) {
        JsonNode reference = document.at(pointer).path("$ref");
        return reference.isTextual() ? JsonPointer.compile(reference.asText().substring(1)) : pointer;
    }

    private static JsonNode parsed(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + body, e);
        }
    }
}

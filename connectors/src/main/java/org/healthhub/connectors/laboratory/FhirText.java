package org.healthhub.connectors.laboratory;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.PerformanceOptionsEnum;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.intake.ReasonCode;
import org.hl7.fhir.r4.model.Resource;

/**
 * FHIR R4 in JSON, read and written by HAPI. A look at the bare JSON comes first: HAPI builds objects for all that is
 * there, follows any depth and takes a key twice. A value of the wrong form is left as it is written, since one that the
 * hub does not ask for is no reason to lose a result.
 */
final class FhirText {
    private static final int DEEPEST = 40;
    private static final int MOST_TOKENS = 300_000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxNumberLength(64)
                    .maxNameLength(256).maxStringLength(JsonDoor.MOST_BYTES).build())
            .build();

    /** Beyond it a message takes so much memory that not all may come at once. */
    private static final int LARGE = 512 * 1024;
    private static final Semaphore ROOM = new Semaphore(2);
    private static final long PATIENCE_SECONDS = 20;

    /** Made when the first message comes: it costs a second or two, and a hub may never see one. */
    private static final class Hapi {
        static final FhirContext CONTEXT = context();

        private Hapi() {
        }

        private static FhirContext context() {
            FhirContext context = FhirContext.forR4();
            context.setPerformanceOptions(PerformanceOptionsEnum.DEFERRED_MODEL_SCANNING);
            return context;
        }
    }

    private FhirText() {
    }

    /**
     * @throws Refusal when it is no FHIR, too large or too deep, or comes with too many others
     */
    static Resource read(String text) {
        check(text);
        return text.length() < LARGE ? parsed(text) : parsedInTurn(text);
    }

    private static Resource parsedInTurn(String text) {
        try {
            if (!ROOM.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Refusal(ReasonCode.OVERLOADED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(ReasonCode.UNAVAILABLE);
        }
        try {
            return parsed(text);
        } finally {
            ROOM.release();
        }
    }

    private static Resource parsed(String text) {
        try {
            return (Resource) parser().parseResource(text);
        } catch (RuntimeException notFhir) {
            // HAPI says so by a DataFormatException, or by whatever it falls over: a name without a letter, for example.
            // Its message quotes the input, so it goes no further.
            throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
        }
    }

    static byte[] written(Resource resource) {
        return parser().encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
    }

    private static void check(String text) {
        if (text.length() > JsonDoor.MOST_BYTES) {
            throw new Refusal(ReasonCode.TOO_LARGE);
        }
        try (JsonParser in = FACTORY.createParser(text)) {
            int tokens = 0;
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (++tokens > MOST_TOKENS) {
                    throw new Refusal(ReasonCode.TOO_LARGE);
                }
            }
        } catch (StreamConstraintsException limit) {
            throw new Refusal(ReasonCode.TOO_DEEP);
        } catch (JsonProcessingException malformed) {
            throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
    }

    private static IParser parser() {
        IParser parser = Hapi.CONTEXT.newJsonParser();
        parser.setParserErrorHandler(new LenientErrorHandler(false).disableAllErrors());
        return parser;
    }
}

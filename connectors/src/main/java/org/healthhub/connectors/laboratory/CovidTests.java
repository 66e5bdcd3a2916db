package org.healthhub.connectors.laboratory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.intake.Finding.TestOutcome;
import org.healthhub.registry.intake.ReasonCode;

/**
 * The tests that the hub reads and how laboratories write their results, as in {@code covid-tests.json}. Only tests for
 * the virus's RNA as a whole are there: a single gene or an antibody says less. What is not in the tables, or says two
 * things at once, is refused and never guessed.
 */
final class CovidTests {
    static final String LOINC = "http://loinc.org";
    private static final String FILE = "covid-tests.json";
    private static final String FIELD = "result";

    private final Set<String> tests = new HashSet<>();
    private final Map<String, Map<String, TestOutcome>> codes = new HashMap<>();
    private final Map<String, TestOutcome> words;
    private final Map<String, Set<TestOutcome>> contradictions = new HashMap<>();

    /** A code of a system, blank where the sender names none, and what the sender calls it, blank likewise. */
    record Coding(String system, String code, String display) {
        boolean isBlank() {
            return code.isBlank() && display.isBlank();
        }
    }

    private CovidTests(JsonNode tables) {
        tables.get("tests").fieldNames().forEachRemaining(tests::add);
        tables.get("results").properties().forEach(system -> codes.put(system.getKey(), outcomes(system.getValue())));
        words = outcomes(tables.get("words"));
        tables.get("contradicts").properties().forEach(flag -> {
            Set<TestOutcome> against = EnumSet.noneOf(TestOutcome.class);
            flag.getValue().forEach(outcome -> against.add(TestOutcome.valueOf(outcome.asText())));
            contradictions.put(flag.getKey(), against);
        });
    }

    static CovidTests published() {
        try (var in = CovidTests.class.getResourceAsStream(FILE)) {
            return new CovidTests(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which of these codings is a test that the hub reads. */
    Optional<String> test(Collection<Coding> codings) {
        return codings.stream().filter(c -> c.system().equals(LOINC) || c.system().isEmpty()).map(Coding::code)
                .filter(tests::contains).findFirst();
    }

    /** Whether the text holds the code of a test: a quick look before a slow one. */
    boolean mayHold(String text) {
        return tests.stream().anyMatch(text::contains);
    }

    /**
     * The result that all of this says; empty where it says nothing.
     *
     * @param flags interpretations beside the result (HL7 table 0078), which may only agree with it
     * @throws UnreadableRecord UNKNOWN_CATEGORY
     */
    Optional<TestOutcome> result(Collection<Coding> codings, Collection<String> flags) {
        Set<TestOutcome> said = EnumSet.noneOf(TestOutcome.class);
        boolean blank = true;
        for (Coding coding : codings) {
            blank &= coding.isBlank();
            Map<String, TestOutcome> table = codes.get(coding.system());
            if (table != null) {
                said.add(Optional.ofNullable(table.get(coding.code())).orElseThrow(CovidTests::unknown));
            } else {
                word(coding.code()).ifPresent(said::add);
            }
            word(coding.display()).ifPresent(said::add);
        }
        if (blank) {
            return Optional.empty();
        }
        if (said.size() != 1 || flags.stream().anyMatch(flag -> contradicts(flag, said))) {
            throw unknown();
        }
        return said.stream().findFirst();
    }

    private Optional<TestOutcome> word(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().replaceAll("\\s+", " ");
        return Optional.ofNullable(words.get(plain.toLowerCase(Locale.ROOT)));
    }

    private boolean contradicts(String flag, Set<TestOutcome> said) {
        return contradictions.getOrDefault(flag, Set.of()).stream().anyMatch(said::contains);
    }

    private static UnreadableRecord unknown() {
        return new UnreadableRecord(ReasonCode.UNKNOWN_CATEGORY, FIELD);
    }

    private static Map<String, TestOutcome> outcomes(JsonNode table) {
        Map<String, TestOutcome> outcomes = new HashMap<>();
        table.properties().forEach(e -> outcomes.put(e.getKey(), TestOutcome.valueOf(e.getValue().asText())));
        return outcomes;
    }
}

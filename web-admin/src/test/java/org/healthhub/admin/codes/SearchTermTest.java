package org.healthhub.admin.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.IdType;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTermTest {

    @ParameterizedTest
    @ValueSource(strings = {"330106199003070006", " 330106199003070006 ", "３３０１０６１９９００３０７０００６"})
    void aResidentNumberIsOneHoweverItWasTyped(String typed) {
        assertThat(of(typed)).isEqualTo(new SearchTerm.Documents(
                List.of(new HolderId(IdType.RESIDENT_ID, "330106199003070006"))));
    }

    @ParameterizedTest
    @CsvSource({"330106199003070007, BAD_ID_CHECK_DIGIT", "33010619900307000, BAD_ID_NUMBER", "'', MISSING_FIELD",
            "'   ', MISSING_FIELD", "33010619900307000612, BAD_ID_NUMBER", "a, BAD_ID_NUMBER"})
    void aMistypedNumberIsToldAndNotSearchedAsAnotherDocument(String typed, ReasonCode reason) {
        assertThat(of(typed)).isEqualTo(new SearchTerm.Refused(reason));
    }

    @Test
    void aCodeIdIsRecognised() {
        assertThat(of("3f0c8a52-7b1e-4d06-9a44-5f0e2c9b7d11")).isInstanceOf(SearchTerm.CodeId.class);
    }

    @Test
    void otherDocumentsAreTriedByLikelihood() {
        SearchTerm.Documents found = (SearchTerm.Documents) of("h12345678");

        assertThat(found.ids()).extracting(HolderId::type).startsWith(IdType.HKMO_PERMIT, IdType.PASSPORT);
    }

    @Test
    void aNamedTypeIsTheOnlyOne() {
        SearchTerm.Documents found = (SearchTerm.Documents) SearchTerm.of("E12345678", Optional.of(IdType.PASSPORT));

        assertThat(found.ids()).containsExactly(new HolderId(IdType.PASSPORT, "E12345678"));
    }

    private static SearchTerm of(String typed) {
        return SearchTerm.of(typed, Optional.empty());
    }
}

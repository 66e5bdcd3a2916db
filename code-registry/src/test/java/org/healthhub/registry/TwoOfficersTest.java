package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole policy of what takes two officers, and which two. */
class TwoOfficersTest {

    @ParameterizedTest
    @EnumSource
    void nobodyConfirmsWhatHeProposed(TwoOfficers act) {
        assertThat(act.obstacle("li.na", "li.na")).contains(ReasonCode.SECOND_OFFICER_NEEDED);
        assertThat(act.obstacle(signer("li.na", "cdc"), signer("li.na", "police")))
                .contains(ReasonCode.SECOND_OFFICER_NEEDED);
    }

    @ParameterizedTest
    @EnumSource
    void anotherOfficerOfAnotherBodyIsAlwaysEnough(TwoOfficers act) {
        assertThat(act.obstacle(signer("li.na", "cdc"), signer("zhang.wei", "police"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RULING")
    void forAllButARulingAnotherPersonIsEnough(TwoOfficers act) {
        assertThat(act.obstacle("li.na", "zhang.wei")).isEmpty();
        assertThat(act.obstacle(signer("li.na", "cdc"), signer("zhang.wei", "cdc"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"cdc, cdc", "cdc, ''", "'', cdc", "'', ''"})
    void aRulingTakesTwoBodiesAndAnUnregisteredOneIsNone(String first, String second) {
        assertThat(TwoOfficers.RULING.obstacle(signer("li.na", first), signer("zhang.wei", second)))
                .contains(ReasonCode.SAME_BODY);
    }

    @Test
    void anOwnRulingIsRefusedAsOwnAndNotForItsBody() {
        assertThat(TwoOfficers.RULING.obstacle(signer("li.na", ""), signer("li.na", "")))
                .contains(ReasonCode.SECOND_OFFICER_NEEDED);
    }

    private static TwoOfficers.Signer signer(String officer, String body) {
        return new TwoOfficers.Signer(officer, Optional.of(body).filter(registered -> !registered.isBlank()));
    }
}

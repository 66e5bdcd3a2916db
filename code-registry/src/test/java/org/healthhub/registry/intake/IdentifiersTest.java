package org.healthhub.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
    @ParameterizedTest
    @ValueSource(strings = {"330106199003070006", "330102198506150008", "330212197811300002", "330782200002290001",
            "33060219660909000X", "420102197001010007", "11010519491231002X", "440524188001010014"})
    void acceptsResidentNumbers(String number) {
        assertThat(new HolderId(IdType.RESIDENT_ID, number).number()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "330106199003070005, BAD_ID_CHECK_DIGIT", "330106199002300009, BAD_ID_BIRTH_DATE",
        "330302200102290005, BAD_ID_BIRTH_DATE", "330106203013010006, BAD_ID_BIRTH_DATE",
        "990106199003070009, BAD_ID_DIVISION", "33010619900307000, BAD_ID_NUMBER",
        "3301061990030700O6, BAD_ID_NUMBER", "110105491331002, BAD_ID_BIRTH_DATE", "11010549123100, BAD_ID_NUMBER"})
    void refusesResidentNumbersWithTheReason(String number, ReasonCode reason) {
        assertThatExceptionOfType(RefusedValue.class)
                .isThrownBy(() -> new HolderId(IdType.RESIDENT_ID, number))
                .returns(reason, RefusedValue::reason)
                .withMessageNotContaining(number);
    }

    @ParameterizedTest
    @CsvSource({"11010519491231002x, 11010519491231002X", "３３０１０６１９９００３０７０００６, 330106199003070006",
        "110105491231002, 11010519491231002X", "330106660909000, 330106196609090008",
        "330302780101000, 330302197801010004", "' 330106199003070006 ', 330106199003070006"})
    void normalisesResidentNumbers(String written, String expected) {
        assertThat(new HolderId(IdType.RESIDENT_ID, written).number()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"HMT_RESIDENCE, 810000199001010000", "HMT_RESIDENCE, 820000197512310008",
        "HMT_RESIDENCE, 830000198206300000", "FOREIGN_PR, 931000199003070013", "FOREIGN_PR, 933000198512010016",
        "FOREIGN_PR, USA123456789012", "HKMO_PERMIT, H00000001", "TW_PERMIT, 00000001", "PASSPORT, E00000001",
        "PASSPORT, EA0000001", "PASSPORT, G00000001", "BIRTH_CERT, A330000001"})
    void acceptsOtherDocuments(IdType type, String number) {
        assertThat(new HolderId(type, number).number()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"HKMO_PERMIT, H0000001", "HKMO_PERMIT, X00000001", "HKMO_PERMIT, H00000001(0)",
        "PASSPORT, EI0000001", "TW_PERMIT, 0000001", "FOREIGN_PR, 331000199003070013"})
    void refusesOtherDocuments(IdType type, String number) {
        assertThatExceptionOfType(RefusedValue.class).isThrownBy(() -> new HolderId(type, number));
    }

    @Test
    void theReissueCountOfAHongKongPermitIsNotIdentity() {
        assertThat(new HolderId(IdType.HKMO_PERMIT, "M0000000100")).isEqualTo(new HolderId(IdType.HKMO_PERMIT, "M00000001"));
    }

    @Test
    void masksItself() {
        assertThat(new HolderId(IdType.RESIDENT_ID, "330106199003070006")).hasToString("RESIDENT_ID 3301••••••0006");
    }

    @ParameterizedTest
    @ValueSource(strings = {"91330106MA0000007Q", "913301000000000196", "91330201MA9999996L", "91331082MA0H00002E",
        "91330521MA0W0T013W", "92330782MA0X0Y00XE", "933301100000X00003", "12330000999999998W", "52330000000100001T",
        "91330106ma0000007q", "91512081MA62K0260E", "911000000000000197"})
    void acceptsCreditCodes(String code) {
        assertThat(new Enterprise(code, "企业").creditCode()).isUpperCase();
    }

    @ParameterizedTest
    @ValueSource(strings = {"91330106MA0000007R", "9133010600000000IO", "91310115MA1G4L1WXK",
        "330106000000005", "91330106MA0000007", "91990106MA0000007R"})
    void refusesCreditCodes(String code) {
        assertThatExceptionOfType(RefusedValue.class).isThrownBy(() -> new Enterprise(code, "企业"))
                .returns(ReasonCode.BAD_CREDIT_CODE, RefusedValue::reason);
    }

    @Test
    void refusesACreditCodeWhoseOwnCheckIsRightButNotThatOfTheOrganisationCodeInIt() {
        assertThatExceptionOfType(RefusedValue.class).isThrownBy(() -> new Enterprise("91330106MA0000017R", "企业"))
                .returns(ReasonCode.BAD_ORGANISATION_CODE, RefusedValue::reason);
    }

    @ParameterizedTest
    @CsvSource({"91330106MA0000007Q, 330108, true", "91330106MA0000007Q, 330212, false",
        "91330000MA0000007W, 330782, true", "91330000MA0000007W, 310115, false", "911000000000000197, 330106, true",
        "91330201MA9999996L, 330212, true"})
    void anEnterpriseIsRegisteredInTheCityOfItsPremisesOrAboveIt(String code, String division, boolean expected) {
        assertThat(new Enterprise(code, "企业").canBeIn(division)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"13800138000, 13800138000", "+8613800138000, 13800138000", "008615000000000, 15000000000",
        "8616600000000, 16600000000", "+85298765432, +85298765432", "'', ''"})
    void normalisesTelephoneNumbers(String written, String expected) {
        assertThat(Phones.checked(written)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678901", "1380013800", "138001380000", "1380013800O", "23800138000"})
    void refusesTelephoneNumbers(String phone) {
        assertThatExceptionOfType(RefusedValue.class).isThrownBy(() -> Phones.checked(phone));
    }

    @Test
    void knowsTheNinetyCountiesAndRefusesOthersOfTheProvince() {
        assertThat(Divisions.nameOf("330106")).contains("杭州市西湖区");
        assertThat(Divisions.checked("420100")).isEqualTo("420100");
        assertThatExceptionOfType(RefusedValue.class).isThrownBy(() -> Divisions.checked("330199"));
        assertThatExceptionOfType(RefusedValue.class).isThrownBy(() -> Divisions.checked("990000"));
    }
}

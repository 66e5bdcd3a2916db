package org.healthhub.connectors.healthcard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.IdType;
import org.healthhub.registry.intake.RefusedValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EhcIdTest {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final byte[] ROOT = HEX.parseHex("0123456789ABCDEFFEDCBA9876543210");

    /** The vector of the national specification, step by step. */
    @Test
    void everyStepIsThatOfTheSpecification() {
        String mainIndex = "ABD17E7ED399EF68AB5660155D6E226D2C92EAC3254A4A66BED83AED0ADA1E9E";

        byte[] factor = EhcId.factor(HEX.parseHex(mainIndex));
        byte[] both = EhcId.withComplement(factor);

        assertThat(HEX.formatHex(factor)).isEqualTo("92CDCE45A16799FD");
        assertThat(HEX.formatHex(both)).isEqualTo("92CDCE45A16799FD6D3231BA5E986602");
        assertThat(HEX.formatHex(Sm4.encrypted(ROOT, both))).isEqualTo("86C63180C2806ED1F47B859DE501215B");
        assertThat(EhcId.of(ROOT, mainIndex, "0111010020171225006X").value())
                .isEqualTo("98FF9F2C05145CB9305E9D8A57E072BB51180CA49E5BE5E9D41BCE3A9A571928");
    }

    @ParameterizedTest
    @CsvSource({
        "RESIDENT_ID, 330106199003070006, 测试甲, "
                + "7BAD92C0A02C32196C4CC4133C488C0A8E9BC9F2B8684272143E0DA6EFAAD2B3, "
                + "8E4987ED11B168F1B7AAE61CB7EAEEEAFE1C8013F421958DEDDAE008F58231AC",
        "PASSPORT, E00000001, TEST PERSON, "
                + "36B06A8CDAAAAD165FE94EC788C28D54C9859D047C4CC3D1C05202A5976E0DD8, "
                + "DBF88C3D1278B9BB6E63648090CD11021D9EE04BEC2CF137C6507266263F62ED",
        "HKMO_PERMIT, H00000001, 测试乙, "
                + "E7778E01B1CED500336FBC1E8E1D780D2FFFA15CB18A18D4AA2410EC1C6EF5F5, "
                + "EF70F641F098EE017C09AC70781BE0703B683659B6D84134E18ECC413AC345A4",
        "BIRTH_CERT, A330000001, 测试婴, "
                + "BA8EA78F4CD7A9D8040B34611B1A2BC9DC499354FCDBA924F2F4F6C372D17A89, "
                + "7CC7FCCD0975BFBD1D4CB2A1CCC71910AA9B01F61926A507018E34BAF1FE0AFB"})
    void aPersonsCardIsAlwaysTheSame(IdType type, String number, String name, String mainIndex, String value) {
        assertThat(EhcId.of(ROOT, new HolderId(type, number), name)).isEqualTo(new EhcId(mainIndex, value));
    }

    @Test
    void theAlgorithmsAreThoseOfTheStandards() {
        byte[] key = HEX.parseHex("0123456789ABCDEFFEDCBA9876543210");

        assertThat(EhcId.mainIndex("abc")).isEqualTo("66C7F0F462EEEDD9D1F2D46BDC10E4E24167C4875CF2F7A2297DA02B8F4BA8E0");
        assertThat(HEX.formatHex(Sm4.encrypted(key, key))).isEqualTo("681EDF34D206965E86B3E94F536E4246");
    }

    @ParameterizedTest
    @CsvSource({
        "ABD17E7ED399EF68AB5660155D6E226D2C92EAC3254A4A66BED83AED0ADA1E9E, "
                + "98FF9F2C05145CB9305E9D8A57E072BB51180CA49E5BE5E9D41BCE3A9A571928, 0111010020171225006X",
        "7BAD92C0A02C32196C4CC4133C488C0A8E9BC9F2B8684272143E0DA6EFAAD2B3, "
                + "8E4987ED11B168F1B7AAE61CB7EAEEEAFE1C8013F421958DEDDAE008F58231AC, 01330106199003070006",
        "36B06A8CDAAAAD165FE94EC788C28D54C9859D047C4CC3D1C05202A5976E0DD8, "
                + "DBF88C3D1278B9BB6E63648090CD11021D9EE04BEC2CF137C6507266263F62ED, 03E00000001",
        "E7778E01B1CED500336FBC1E8E1D780D2FFFA15CB18A18D4AA2410EC1C6EF5F5, "
                + "EF70F641F098EE017C09AC70781BE0703B683659B6D84134E18ECC413AC345A4, 06H00000001",
        "BA8EA78F4CD7A9D8040B34611B1A2BC9DC499354FCDBA924F2F4F6C372D17A89, "
                + "7CC7FCCD0975BFBD1D4CB2A1CCC71910AA9B01F61926A507018E34BAF1FE0AFB, 08A330000001"})
    void theDocumentIsReadBackFromTheCard(String mainIndex, String value, String document) {
        EhcId card = new EhcId(mainIndex, value);

        assertThat(card.document(ROOT)).contains(document);
        assertThat(card.document(new byte[16])).isEmpty();
        assertThat(new EhcId("0".repeat(64), value).document(ROOT)).isEmpty();
    }

    @Test
    void aCardIsOnlyThatOfItsPersonUnderItsRootKey() {
        HolderId holder = new HolderId(IdType.RESIDENT_ID, "330106199003070006");
        String value = EhcId.of(ROOT, holder, "测试甲").value();

        assertThat(EhcId.made(ROOT, holder, "测试甲", value)).contains(EhcId.of(ROOT, holder, "测试甲"));
        assertThat(EhcId.made(ROOT, holder, "测试乙", value)).isEmpty();
        assertThat(EhcId.made(new byte[16], holder, "测试甲", value)).isEmpty();
        assertThat(EhcId.made(ROOT, holder, "测试甲", "0".repeat(64))).isEmpty();
    }

    @Test
    void aDocumentThatDoesNotFitIsRefused() {
        HolderId longest = new HolderId(IdType.OTHER, "字".repeat(11));

        assertThat(("99" + longest.number()).getBytes(StandardCharsets.UTF_8)).hasSizeGreaterThan(32);
        assertThatThrownBy(() -> EhcId.of(ROOT, longest, "")).isInstanceOf(RefusedValue.class);
    }
}

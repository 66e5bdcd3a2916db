package org.healthhub.connectors.healthcard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardQrTest {
    private static final byte[] PROTECTION = HexFormat.of().parseHex("FEDCBA98765432100123456789ABCDEF");
    private static final String EHC_ID = "8E4987ED11B168F1B7AAE61CB7EAEEEAFE1C8013F421958DEDDAE008F58231AC";
    /** Noon of 9 March 2020 in Shanghai. */
    private static final Instant NOON = Instant.parse("2020-03-09T04:00:00Z");
    private static final String VECTOR = "7EC14298951D7EF0A7CEB841D44FF595";

    @Test
    void aTimeIsEncipheredAndReadBackAsTheSpecificationHasIt() {
        CardQr code = CardQr.until(NOON, EHC_ID, PROTECTION);

        assertThat(code.text()).isEqualTo(EHC_ID + ":0:" + VECTOR);
        assertThat(CardQr.read(code.text())).contains(code);
        assertThat(code.expiresAt(PROTECTION)).contains(NOON);
    }

    @Test
    void theFixedCodeHasNoTime() {
        CardQr code = CardQr.fixed(EHC_ID);

        assertThat(code.text()).isEqualTo(EHC_ID + ":1");
        assertThat(CardQr.read(code.text())).contains(code);
        assertThat(code.expiresAt(PROTECTION)).isEmpty();
    }

    @Test
    void lowerCaseIsReadAsUpperCase() {
        assertThat(CardQr.read(EHC_ID.toLowerCase() + ":0:" + VECTOR.toLowerCase()))
                .contains(new CardQr(EHC_ID, Optional.of(VECTOR)));
    }

    @Test
    void aTimeUnderAnotherKeyOrThatWasAlteredIsNone() {
        assertThat(new CardQr(EHC_ID, Optional.of(VECTOR)).expiresAt(new byte[16])).isEmpty();
        assertThat(new CardQr(EHC_ID, Optional.of(VECTOR.replace('7', '8'))).expiresAt(PROTECTION)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"20200230120000", "20201301120000", "2020030924000A", "00000000000000"})
    void whatIsNoTimeIsNone(String hex) {
        byte[] plain = HexFormat.of().parseHex(hex + "0".repeat(18));
        String cipher = HexFormat.of().withUpperCase().formatHex(Sm4.encrypted(PROTECTION, plain));

        assertThat(new CardQr(EHC_ID, Optional.of(cipher)).expiresAt(PROTECTION)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", ":1", "8E4987ED:1", EHC_ID, EHC_ID + ":2", EHC_ID + ":0", EHC_ID + ":0:00",
        EHC_ID + ":1:" + VECTOR, "G" + EHC_ID + ":1"})
    void whatIsNoCodeIsNotRead(String text) {
        assertThat(CardQr.read(text)).isEmpty();
    }
}

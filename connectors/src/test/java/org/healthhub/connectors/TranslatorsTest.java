package org.healthhub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.Test;

class TranslatorsTest {
    private static final PartnerCode CDC = new PartnerCode("zj-cdc");
    private static final Arrival ARRIVAL = Arrival.at(Instant.parse("2020-03-01T00:00:00Z"));

    /** Reads areas; fails, as a translator never should, on one that is called so. */
    private static final Translator AREAS = new Translator() {
        @Override
        public PartnerSystem system() {
            return PartnerSystem.RISK_LIST;
        }

        @Override
        public List<Fact> facts(RecordFields record, Observed observed) {
            if (record.has("fail")) {
                throw new IllegalStateException("a mistake in the translator");
            }
            return List.of(new Fact(HolderFields.holder(record), new Finding.AreaStay("420100", LocalDate.of(2020, 2, 1))));
        }
    };
    private static final Translators TRANSLATORS = Translators.of(List.of(AREAS), List.of());
    private static final String RECORD = """
            {"recordId":"%s","observedAt":"2020-03-01T00:00:00Z",%s
            "holder":{"idType":"RESIDENT_ID","idNumber":"330106199003070006"}}""";

    @Test
    void aMistakeInATranslatorRefusesOneRecordAndSinksNoOther() {
        String message = "{\"records\":[" + RECORD.formatted("a", "\"fail\":1,") + "," + RECORD.formatted("b", "") + "]}";

        Translation translation = TRANSLATORS.translate(PartnerSystem.RISK_LIST, json(message), CDC, ARRIVAL);

        assertThat(translation.receipts()).containsExactly(
                new Receipt(0, Optional.of("a"), Receipt.REFUSED, Optional.of(ReasonCode.INTERNAL_ERROR), Optional.empty()),
                Receipt.accepted(1, "b"));
        assertThat(translation.records()).singleElement()
                .satisfies(record -> assertThat(record.arrival().index()).isEqualTo(1));
        assertThat(translation.refusedPlaces().stream()).containsExactly(0);
    }

    @Test
    void anUnreadableMessageHasOneReceipt() {
        Translation translation = TRANSLATORS.translate(PartnerSystem.RISK_LIST, json("hello"), CDC, ARRIVAL);

        assertThat(translation.refusal()).contains(ReasonCode.UNREADABLE_MESSAGE);
        assertThat(Receipt.write(translation.receipts())).isEqualTo("""
                {"accepted":0,"refused":1,"receipts":[{"index":0,"outcome":"REFUSED","code":"HUB-100"}]}""");
    }

    @Test
    void aSystemWithoutTranslatorIsRefused() {
        assertThat(TRANSLATORS.translate(PartnerSystem.LABORATORY, json("{}"), CDC, ARRIVAL).refusal())
                .contains(ReasonCode.NO_SUCH_RESOURCE);
    }

    @Test
    void aTrackingIdIsOnEveryRecord() {
        Translation translation = TRANSLATORS
                .translate(PartnerSystem.RISK_LIST, json(RECORD.formatted("a", "")), CDC, ARRIVAL).tracked("t");

        assertThat(translation.records()).extracting(record -> record.arrival().trackingId())
                .containsExactly(Optional.of("t"));
    }

    private static MessageBody json(String message) {
        return MessageBody.of(message, ContentType.JSON);
    }
}

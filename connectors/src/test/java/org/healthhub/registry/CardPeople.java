package org.healthhub.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthhub.connectors.healthcard.CardDoor;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.Finding.Relation;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.IdType;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.RecordKey;

/** The few people whom the samples of the card doors are about, and how far each has come with the health card. */
final class CardPeople {
    static final Instant NOW = Instant.parse("2020-03-09T01:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2020, 3, 9);
    private static final PartnerCode CARD = new PartnerCode("zj-card");

    static final Holder WITHOUT_CODES = resident("330106199003070006", "测试甲");
    static final Holder WITH_CODES = resident("330102198506150008", "测试乙");
    static final Holder CANCELLED = resident("33060219660909000X", "测试丁");
    static final Holder NOT_REVIEWED = resident("330212197811300002", "测试戊");
    static final Holder REVIEW_FAILED = resident("330782200002290001", "测试己");
    static final Holder WITHOUT_CARD = resident("420102197001010007", "测试庚");
    static final Holder WITH_PASSPORT =
            new Holder(new HolderId(IdType.PASSPORT, "E00000001"), "TEST PERSON", "");

    private CardPeople() {
    }

    static void register(RegistryFixture registry) {
        registry.register(List.of(issued("1", WITHOUT_CODES, CardDoor.ehcId(WITHOUT_CODES), "4"),
                issued("2", WITH_CODES, CardDoor.ehcId(WITH_CODES), "4"),
                issued("3", CANCELLED, CardDoor.ehcId(CANCELLED), "4"),
                record("4", CANCELLED, new Finding.CardCancelled(DAY, CardDoor.ehcId(CANCELLED))),
                issued("5", NOT_REVIEWED, "D".repeat(64), "2"), issued("6", REVIEW_FAILED, "E".repeat(64), "3"),
                record("7", WITHOUT_CARD, new Finding.CheckIn(DAY, Optional.empty(), Set.of(), Optional.empty(), "app")),
                issued("8", WITH_PASSPORT, CardDoor.ehcId(WITH_PASSPORT), "4")));
        registry.cards(desk -> desk.giveFixed(WITH_CODES.id(), CARD));
        registry.cards(desk -> desk.giveDynamic(WITH_CODES.id(), NOW.plusSeconds(60), CARD));
        registry.cards(desk -> desk.giveDynamic(WITH_PASSPORT.id(), NOW.plusSeconds(60), CARD));
        registry.families(desk -> desk.bind(WITH_CODES.id(), WITH_PASSPORT.id(), "", Relation.SON, CARD));
    }

    private static HealthRecord issued(String id, Holder holder, String ehcId, String status) {
        return record(id, holder, new Finding.CardIssued(DAY, ehcId, status, Optional.empty()));
    }

    private static HealthRecord record(String id, Holder holder, Finding finding) {
        Instant at = NOW.minusSeconds(3600).plusSeconds(Long.parseLong(id));
        return new HealthRecord(new RecordKey(CARD, "prepared-" + id), PartnerSystem.HEALTH_CARD, at,
                List.of(new Fact(holder, finding)), Arrival.at(at));
    }

    static Holder resident(String number, String name) {
        return new Holder(new HolderId(IdType.RESIDENT_ID, number), name, "13800138000");
    }
}

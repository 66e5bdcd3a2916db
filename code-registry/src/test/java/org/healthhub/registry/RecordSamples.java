package org.healthhub.registry;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.Enterprise;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.IdType;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.RecordKey;

/** Known-good records for tests; break one thing and see. */
final class RecordSamples {
    static final Holder XIHU = holder("330106199003070006", "测试甲");
    static final Holder SHANGCHENG = holder("330102198506150008", "测试乙");
    static final LocalDate MARCH_1 = LocalDate.of(2020, 3, 1);

    private RecordSamples() {
    }

    static Holder holder(String number, String name) {
        return new Holder(new HolderId(IdType.RESIDENT_ID, number), name, "");
    }

    /** A synthetic passport holder: any number of different persons. */
    static Holder traveller(int n) {
        return new Holder(new HolderId(IdType.PASSPORT, "T%07d".formatted(n)), "TEST " + n, "");
    }

    static HealthRecord record(String id, LocalDate observed, Holder holder, Finding... findings) {
        return new HealthRecord(new RecordKey(new PartnerCode("zj-cdc"), id), PartnerSystem.RISK_LIST,
                observed.atTime(8, 0).toInstant(ZoneOffset.ofHours(8)),
                Stream.of(findings).map(finding -> new Fact(holder, finding)).toList(),
                Arrival.at(observed.atTime(9, 0).toInstant(ZoneOffset.ofHours(8))));
    }

    static HealthRecord contact(String id, Holder holder, LocalDate lastContactOn) {
        return record(id, lastContactOn, holder, new Finding.ContactNotice(Finding.ContactWith.CONFIRMED,
                Finding.Closeness.CLOSE, lastContactOn, false, "浙疾控〔2020〕1号"));
    }

    static HealthRecord checkIn(String id, Holder holder, LocalDate day, Finding.Symptom... symptoms) {
        return record(id, day, holder,
                new Finding.CheckIn(day, Optional.empty(), Set.of(symptoms), Optional.of("330106"), "app"));
    }

    static HealthRecord arrival(String id, Holder holder, String division, LocalDate day) {
        return record(id, day, holder, new Finding.AreaStay(division, day));
    }

    /** An enterprise whose employees all come from a key area. */
    static HealthRecord application(String id, LocalDate day, Holder... roster) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(new Enterprise("91330106MA0000007Q", "测试企业"), new Finding.ResumptionApplication(
                id, "330106", "制造业", true, day, day.plusDays(3), roster.length)));
        for (Holder employee : roster) {
            facts.add(new Fact(employee, new Finding.RosterEntry("91330106MA0000007Q", id, day, "330106")));
            facts.add(new Fact(employee, new Finding.AreaStay("420100", day)));
        }
        return new HealthRecord(new RecordKey(new PartnerCode("zj-resumption"), id), PartnerSystem.RESUMPTION,
                day.atTime(8, 0).toInstant(ZoneOffset.ofHours(8)), facts,
                Arrival.at(day.atTime(9, 0).toInstant(ZoneOffset.ofHours(8))));
    }

    static List<HealthRecord> checkIns(String id, Holder holder, LocalDate from, int days) {
        return Stream.iterate(0, day -> day + 1).limit(days)
                .map(day -> checkIn(id + "-" + day, holder, from.plusDays(day))).toList();
    }
}

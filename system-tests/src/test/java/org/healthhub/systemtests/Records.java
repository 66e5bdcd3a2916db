package org.healthhub.systemtests;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Records as partners write them, each good as it is: a test breaks one thing. */
final class Records {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Records() {
    }

    static LocalDate today() {
        return LocalDate.now(ZONE);
    }

    /** A normal check-in from the centre of Hangzhou: green. */
    static ObjectNode checkIn(Person person) {
        ObjectNode record = about(person).put("division", "330106").put("temperature", 36.5)
                .put("contact14d", "NONE").put("channel", "dingtalk");
        record.putArray("symptoms");
        record.putArray("stays14d");
        return record;
    }

    /** A close contact of yesterday: red. One document names some people only, else the hub would hold them. */
    static ObjectNode closeContact(Person person) {
        return about(person).put("category", "CLOSE_CONTACT").put("since", today().minusDays(1).toString())
                .put("document", "CDC-2020-" + COUNT.get() / 100);
    }

    /** Another province's yellow. */
    static ObjectNode yellowOfAnhui(Person person) {
        return about(person).put("province", "340000").put("scheme", "YRD").put("colour", "Y")
                .put("reason", "came back from a trip");
    }

    /** A new card of the health card system: green. */
    static ObjectNode newCard(Person person) {
        return about(person).put("operation", "REGISTER").put("status", "1").put("division", "330106")
                .put("ehcId", "%064X".formatted(COUNT.incrementAndGet())).put("sex", "1").put("nation", "01");
    }

    /** An enterprise that resumes, with one employee who came from Anhui: yellow. */
    static ObjectNode rosterOf(Person employee) {
        ObjectNode record = record().put("applicationNo", "FG-2020-" + COUNT.incrementAndGet())
                .put("uscc", "91330106MA0000007Q").put("enterpriseName", "测试有限公司").put("division", "330106")
                .put("industry", "C39").put("aboveScale", true)
                .put("plannedResumeDate", today().plusDays(5).toString()).put("employees", 1)
                .put("commitmentSigned", true);
        record.putObject("plan").put("disinfection", "daily");
        record.putArray("roster").addObject().put("arrivalDate", today().minusDays(1).toString())
                .put("fromDivision", "340100").set("holder", employee.holder());
        return record;
    }

    static ObjectNode batch(ObjectNode... records) {
        ObjectNode batch = JsonNodeFactory.instance.objectNode();
        var all = batch.putArray("records");
        for (ObjectNode record : records) {
            all.add(record);
        }
        return batch;
    }

    private static ObjectNode about(Person person) {
        ObjectNode record = record();
        record.set("holder", person.holder());
        return record;
    }

    private static ObjectNode record() {
        return JsonNodeFactory.instance.objectNode().put("recordId", "it-" + COUNT.incrementAndGet())
                .put("observedAt", OffsetDateTime.now(ZONE).minusMinutes(1).truncatedTo(ChronoUnit.SECONDS).toString());
    }
}

package org.healthhub.connectors.checkin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.healthhub.connectors.FieldForms;
import org.healthhub.connectors.HubDay;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.MessageBody;
import org.healthhub.connectors.MessageFormat;
import org.healthhub.connectors.ReadRecord;
import org.healthhub.connectors.RecordFields;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.IdType;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/**
 * The daily form of the office apps, one or a batch of them in JSON, with the members that the universities of Zhejiang
 * gave it: their names are the first letters of the questions. One person has one form a day: sent anew it corrects the
 * earlier one. The colour that a person says to have must be one, and is not a fact.
 */
@ApplicationScoped
public class OfficeForm implements MessageFormat {
    private static final String YES = "1";
    private static final String NO = "0";
    private static final String CHANNEL = "office-form";
    private static final int LONGEST_USER = 50;
    private static final int LONGEST_TIME = 40;
    private static final Pattern DAY = Pattern.compile("\\d{8}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");
    /** 1 green, 2 red, 3 yellow: the form's own table, unlike those of other systems. */
    private static final Set<String> COLOURS = Set.of("1", "2", "3");
    private static final Map<String, String> SYMPTOMS = Map.of("1", "FEVER", "2", "COUGH", "3", "FATIGUE",
            "4", "DYSPNOEA", "5", "SORE_THROAT", "6", "DIARRHOEA", "7", "RUNNY_NOSE", "8", "LOSS_OF_SMELL");
    private static final Map<String, String> CONTACTS = Map.of("0", "NONE", "1", "SYMPTOMATIC", "2", "SUSPECTED",
            "3", "CONFIRMED");

    @Override
    public PartnerSystem system() {
        return PartnerSystem.CHECK_IN;
    }

    @Override
    public Set<String> mediaTypes() {
        return Set.of("application/vnd.health-hub.office-form+json");
    }

    @Override
    public List<ReadRecord> records(MessageBody message) {
        return JsonDoor.records(message.text()).stream().map(OfficeForm::record).toList();
    }

    private static ReadRecord record(ReadRecord read) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        try {
            write(read.checked(), record);
            return ReadRecord.of(read.index(), record);
        } catch (UnreadableRecord refusal) {
            return ReadRecord.of(read.index(), record, refusal);
        }
    }

    private static void write(RecordFields form, ObjectNode record) {
        LocalDate day = date(form, "date");
        record.put("recordId", form.text("uid", LONGEST_USER) + "-" + day);
        record.put("observedAt", created(form, day).toString());
        record.set("holder", holder(form));
        form.optionalDivision("qhdm").ifPresent(division -> record.put("division", division));
        temperature(form).ifPresent(degrees -> record.put("temperature", degrees));
        symptoms(form).forEach(record.putArray("symptoms")::add);
        record.put("contact14d", answer(form, "jrdqjcqk", CONTACTS));
        var stays = record.putArray("stays14d");
        form.objects("jrdqtlqk").forEach(stay -> stays.addObject().put("division", stay.division("qhdm"))
                .put("from", date(stay, "ksrq").toString()).put("to", date(stay, "jsrq").toString()));
        checkColour(form);
        record.put("channel", CHANNEL);
    }

    /** The day of the form is the day on which it was filled in: days cannot be caught up on afterwards. */
    private static Instant created(RecordFields form, LocalDate day) {
        String text = form.code("created", LONGEST_TIME);
        Instant created = SECONDS.matcher(text).matches() ? Instant.ofEpochSecond(Long.parseLong(text))
                : FieldForms.time(text).orElseThrow(() -> form.refused(ReasonCode.BAD_TIME, "created"));
        if (!HubDay.of(created).equals(day)) {
            throw form.refused(ReasonCode.BAD_DATE, "date");
        }
        return created;
    }

    private static ObjectNode holder(RecordFields form) {
        IdType type = form.has("zjlx") ? IdType.ofHealthCode(form.code("zjlx"))
                .orElseThrow(() -> form.refused(ReasonCode.UNKNOWN_ID_TYPE, "zjlx")) : IdType.RESIDENT_ID;
        String number = form.text("zjhm", 64);
        form.checked("zjhm", number, any -> new HolderId(type, any));
        ObjectNode holder = JsonNodeFactory.instance.objectNode().put("idType", type.name()).put("idNumber", number);
        form.optionalText("xm", 100).ifPresent(name -> holder.put("name", name));
        form.optionalText("sjh", 32).ifPresent(phone -> holder.put("phone", phone));
        return holder;
    }

    /** Written as text; blank and 0 say that it was not taken. */
    private static Optional<BigDecimal> temperature(RecordFields form) {
        Optional<String> text = form.optionalText("tw", 8).filter(degrees -> !degrees.equals(NO));
        try {
            return text.map(degrees -> FieldForms.temperature(new BigDecimal(degrees))
                    .orElseThrow(() -> form.refused(ReasonCode.BAD_TEMPERATURE, "tw")));
        } catch (NumberFormatException noNumber) {
            throw form.refused(ReasonCode.BAD_FIELD, "tw");
        }
    }

    /** Whether there were any, and which; a yes without which is not an answer. */
    private static List<String> symptoms(RecordFields form) {
        String any = answer(form, "sfcxtz", Map.of(NO, NO, YES, YES));
        if (any.equals(NO)) {
            return List.of();
        }
        return List.of(form.text("tz", 32).split(",", -1)).stream().map(code -> Optional
                .ofNullable(SYMPTOMS.get(code.strip()))
                .orElseThrow(() -> form.refused(ReasonCode.UNKNOWN_SYMPTOM, "tz"))).toList();
    }

    private static void checkColour(RecordFields form) {
        String applied = answer(form, "sfsqhzjkk", Map.of(NO, NO, YES, YES));
        if (applied.equals(YES) && !COLOURS.contains(form.code("sqhzjkkys"))) {
            throw form.refused(ReasonCode.UNKNOWN_COLOUR, "sqhzjkkys");
        }
    }

    private static String answer(RecordFields form, String question, Map<String, String> offered) {
        return Optional.ofNullable(offered.get(form.code(question)))
                .orElseThrow(() -> form.refused(ReasonCode.UNKNOWN_ANSWER, question));
    }

    /** A date with or without dashes. */
    private static LocalDate date(RecordFields fields, String name) {
        String text = fields.code(name);
        String dashed = DAY.matcher(text).matches()
                ? text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6) : text;
        return FieldForms.date(dashed).orElseThrow(() -> fields.refused(ReasonCode.BAD_DATE, name));
    }
}

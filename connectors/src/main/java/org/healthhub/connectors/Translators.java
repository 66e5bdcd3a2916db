package org.healthhub.connectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.intake.RecordKey;

/** The translators and formats by system, and the one way from a message to canonical records, used at every door. */
@ApplicationScoped
public class Translators {
    private final Map<PartnerSystem, Translator> bySystem = new EnumMap<>(PartnerSystem.class);
    private final Map<PartnerSystem, Map<String, MessageFormat>> formats = new EnumMap<>(PartnerSystem.class);

    /** For the container's proxy. */
    protected Translators() {
    }

    @Inject
    Translators(@Any Instance<Translator> translators, @Any Instance<MessageFormat> formats) {
        add(translators, formats);
    }

    /** Without a container. */
    public static Translators of(List<Translator> translators, List<MessageFormat> formats) {
        Translators all = new Translators();
        all.add(translators, formats);
        return all;
    }

    private void add(Iterable<Translator> translators, Iterable<MessageFormat> readers) {
        translators.forEach(translator -> bySystem.put(translator.system(), translator));
        readers.forEach(format -> format.mediaTypes().forEach(type ->
                formats.computeIfAbsent(format.system(), s -> new HashMap<>()).put(type, format)));
    }

    /** Whether records of this system are read here. */
    public boolean speak(PartnerSystem system) {
        return bySystem.containsKey(system);
    }

    /** The format of this system's messages of this content type; empty for the hub's own JSON and for strange ones. */
    public Optional<MessageFormat> format(PartnerSystem system, ContentType contentType) {
        return Optional.ofNullable(formats.getOrDefault(system, Map.of()).get(contentType.mediaType()));
    }

    /**
     * Translates a message of a system: in its JSON form, or in another {@link MessageFormat} that its content type
     * names. Nothing that a sender writes is thrown: what is wrong is in the receipts.
     *
     * @param arrival when it came and under which tracking id; the index is set record by record
     */
    public Translation translate(PartnerSystem system, MessageBody message, PartnerCode partner, Arrival arrival) {
        Translator translator = bySystem.get(system);
        if (translator == null) {
            return Translation.refused(ReasonCode.NO_SUCH_RESOURCE);
        }
        List<ReadRecord> read;
        try {
            read = records(system, message);
        } catch (Refusal refusal) {
            return Translation.refused(refusal.reason());
        } catch (RuntimeException defect) {
            HubLog.LOG.formatFailed(system, partner, Incident.log(defect));
            return Translation.refused(ReasonCode.UNREADABLE_MESSAGE);
        }
        Translation translation = each(translator, read, partner, arrival);
        HubLog.LOG.recordsReceived(partner, read.size(), system, read.size() - translation.records().size());
        return translation;
    }

    private List<ReadRecord> records(PartnerSystem system, MessageBody message) {
        Optional<MessageFormat> format = format(system, message.contentType());
        if (format.isPresent()) {
            return format.get().records(message);
        }
        if (!message.contentType().mediaType().equals(ContentType.JSON.mediaType())) {
            throw new Refusal(ReasonCode.UNSUPPORTED_CONTENT_TYPE);
        }
        return JsonDoor.records(message.text());
    }

    private static Translation each(Translator translator, List<ReadRecord> read, PartnerCode partner, Arrival arrival) {
        List<HealthRecord> records = new ArrayList<>(read.size());
        List<Receipt> receipts = new ArrayList<>(read.size());
        for (ReadRecord record : read) {
            try {
                HealthRecord health = one(translator, record, partner, arrival);
                records.add(health);
                receipts.add(Receipt.accepted(record.index(), health.key().recordId()));
            } catch (UnreadableRecord refusal) {
                receipts.add(Receipt.refused(record.index(), record.recordId(), refusal));
            } catch (RuntimeException defect) {
                // A translator asks nobody, so this is a mistake in it; the neighbours need not wait for its repair.
                String incident = Incident.log(defect);
                HubLog.LOG.translatorFailed(translator.system(), partner, incident);
                receipts.add(Receipt.refused(record.index(), record.recordId(),
                        new UnreadableRecord(ReasonCode.INTERNAL_ERROR, "")));
            }
        }
        return new Translation(records, receipts, Optional.empty());
    }

    /**
     * The canonical form of one record.
     *
     * @throws UnreadableRecord what is wrong with it
     */
    public static HealthRecord one(Translator translator, ReadRecord record, PartnerCode partner, Arrival arrival) {
        RecordFields fields = record.checked();
        RecordKey key = fields.checked("recordId", record.recordId().orElse(""), id -> new RecordKey(partner, id));
        Observed observed = Observed.at(fields.time("observedAt"), arrival, fields.path("observedAt"));
        boolean withdrawn = fields.has("withdrawn") && fields.flag("withdrawn");
        return new HealthRecord(key, translator.system(), observed.at(),
                withdrawn ? translator.withdrawal(fields, observed) : translator.facts(fields, observed, partner),
                arrival.ofRecord(record.index()));
    }
}

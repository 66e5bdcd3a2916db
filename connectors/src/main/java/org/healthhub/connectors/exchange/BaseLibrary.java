package org.healthhub.connectors.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.healthhub.connectors.ContentType;
import org.healthhub.connectors.HubDay;
import org.healthhub.connectors.MessageBody;
import org.healthhub.connectors.RecordDoor;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.PartnerDirectory;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/**
 * Pulls what the national base library holds of a person, by the data bus, and takes it in as records of the partner who
 * stands for the library: read by the same translator as what is pushed.
 */
@ApplicationScoped
public class BaseLibrary {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String api = System.getProperty("hub.data-bus.base-library", "nationalBaseLibrary");
    private final String account = System.getProperty("hub.data-bus.partner", "national-base");
    private DataBus bus;
    private RecordDoor door;
    private PartnerDirectory directory;

    /** For the container's proxy. */
    protected BaseLibrary() {
    }

    @Inject
    BaseLibrary(DataBus bus, RecordDoor door, PartnerDirectory directory) {
        this.bus = bus;
        this.door = door;
        this.directory = directory;
    }

    /**
     * @return what was taken; nothing where the library knows nothing of the person
     * @throws Refusal UNAVAILABLE when the bus does not answer, or no partner stands for the library
     */
    List<RecordDoor.Taken> pull(Holder holder) {
        PartnerView library = directory.byAccount(account).filter(p -> p.system() == PartnerSystem.EXCHANGE)
                .orElseThrow(() -> new Refusal(ReasonCode.UNAVAILABLE));
        List<ObjectNode> found = bus.ask(api, Map.of("idcardNo", holder.id().number(), "idType", holder.id().type().name()));
        return found.isEmpty() ? List.of() : List.of(door.take(library,
                MessageBody.of(message(holder, found).toString(), ContentType.JSON)));
    }

    static ObjectNode message(Holder holder, List<ObjectNode> found) {
        ObjectNode message = NODES.objectNode();
        found.forEach(data -> message.withArray("records").add(record(holder, data)));
        return message;
    }

    /** What is missing or unreadable stays so, and is refused by the translator. */
    private static ObjectNode record(Holder holder, ObjectNode data) {
        ObjectNode record = NODES.objectNode();
        record.put("recordId", "bus-" + data.path("id").asText());
        record.put("observedAt", time(data.path("updateTime").asText()));
        record.putObject("holder").put("idType", holder.id().type().name()).put("idNumber", holder.id().number())
                .put("name", holder.name());
        record.put("province", data.path("province").asText());
        record.put("scheme", RecognitionMode.NATIONAL_SCHEME);
        record.put("colour", data.path("status").asText());
        record.put("reason", data.path("reason").asText());
        return record;
    }

    private static String time(String text) {
        try {
            return LocalDateTime.parse(text, TIME).atZone(HubDay.ZONE).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        } catch (DateTimeException notATime) {
            return text;
        }
    }
}

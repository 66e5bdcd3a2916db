package org.healthhub.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.qpid.jms.JmsConnectionFactory;

/** Sends to the partner's intake queue by AMQP 1.0 and reads the answers from its receipts queue. */
final class QueueDoor implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI broker;
    private final Accounts accounts;
    private final Tally tally;
    private final Map<String, Line> lines = new HashMap<>();

    /** One partner's connection, and which of its messages have no receipt yet (message id to record ids). */
    private record Line(String system, Connection connection, Session session, MessageProducer intake,
            MessageConsumer receipts, Map<String, Set<String>> open) {
    }

    QueueDoor(URI broker, Accounts accounts, Tally tally) {
        this.broker = broker;
        this.accounts = accounts;
        this.tally = tally;
    }

    void send(String system, JsonNode body) throws JMSException {
        Line line = lines.get(system);
        if (line == null) {
            line = opened(system);
            lines.put(system, line);
        }
        TextMessage message = line.session().createTextMessage(body.toString());
        line.intake().send(message);
        Set<String> recordIds = new HashSet<>();
        body.path("records").forEach(record -> recordIds.add(record.path("recordId").asText()));
        line.open().put(bare(message.getJMSMessageID()), recordIds);
    }

    /** Waits until every message that was sent has its receipt, and counts what they say. */
    void settle() throws JMSException, JsonProcessingException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (Line line : lines.values()) {
            while (!line.open().isEmpty() && System.nanoTime() < deadline) {
                Message receipt = line.receipts().receive(1_000);
                if (receipt != null) {
                    take(line, receipt);
                }
            }
            line.open().values().forEach(records -> records.forEach(id -> tally.count(line.system(), "PENDING", id, "")));
            line.open().clear();
        }
    }

    @Override
    public void close() throws JMSException {
        for (Line line : lines.values()) {
            line.connection().close();
        }
    }

    private Line opened(String system) throws JMSException {
        String partner = Accounts.partnerOf(system);
        Connection connection = new JmsConnectionFactory(partner, accounts.password(partner), broker.toString())
                .createConnection();
        Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
        Line line = new Line(system, connection, session, session.createProducer(session.createQueue("intake." + system)),
                session.createConsumer(session.createQueue("receipts." + partner)), new HashMap<>());
        connection.start();
        passOver(line.receipts());
        return line;
    }

    private void take(Line line, Message message) throws JMSException, JsonProcessingException {
        JsonNode receipts = JSON.readTree(message.getBody(String.class)).path("receipts");
        String id = bare(message.getJMSCorrelationID());
        if (line.open().remove(id) == null && !removeByRecords(line, receipts)) {
            return;
        }
        if (receipts.isEmpty()) {
            tally.count(line.system(), "FAILED", "", "the message as a whole was refused");
        }
        receipts.forEach(receipt -> tally.count(line.system(), receipt));
    }

    /** A broker that gives messages ids of its own leaves the record ids to tell which message a receipt answers. */
    private static boolean removeByRecords(Line line, JsonNode receipts) {
        List<String> answered = receipts.findValuesAsText("recordId");
        return line.open().values().removeIf(records -> records.stream().anyMatch(answered::contains));
    }

    /** Receipts that an earlier run left behind would be taken for this one's. */
    private static void passOver(MessageConsumer receipts) throws JMSException {
        while (receipts.receive(100) != null) {
            continue;
        }
    }

    /** Clients and brokers put different prefixes before the same id. */
    static String bare(String messageId) {
        return messageId == null ? "" : messageId.replaceFirst("^(ID:)*(AMQP_[A-Z_]+:)?", "");
    }
}

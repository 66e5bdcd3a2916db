package org.healthhub.routes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthhub.connectors.Receipt;
import org.healthhub.connectors.Translation;
import org.healthhub.connectors.Translators;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.CodeRegistry;
import org.healthhub.registry.IntakeLedger;
import org.healthhub.registry.PartnerDirectory;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.QuarantineDesk;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Outcome;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.routes.batch.JmsBatch;

/**
 * The three steps of an intake route: translate, register, answer. May run twice for the same messages: the registry
 * knows the records, and receipts are sent in the transaction in which the messages are received.
 */
@ApplicationScoped
public class QueueIntake {
    private Translators translators;
    private PartnerDirectory partners;
    private CodeRegistry registry;
    private QuarantineDesk quarantine;
    private IntakeLedger ledger;
    private Replies replies;
    private Clock clock;

    QueueIntake() {
    }

    @Inject
    QueueIntake(Translators translators, PartnerDirectory partners, CodeRegistry registry, QuarantineDesk quarantine,
            IntakeLedger ledger, Replies replies, Clock clock) {
        this.translators = translators;
        this.partners = partners;
        this.registry = registry;
        this.quarantine = quarantine;
        this.ledger = ledger;
        this.replies = replies;
        this.clock = clock;
    }

    /** A message, its sender if it is a partner of the system, and what became of its records. */
    record Item(ReceivedMessage message, Optional<PartnerView> partner, Translation translation, List<Outcome> outcomes) {
        Item settled(List<Outcome> settled) {
            return new Item(message, partner, translation, settled);
        }

        /** One receipt per record, in the order of the message. */
        List<Receipt> receipts() {
            Map<Integer, Receipt> settled = new HashMap<>();
            for (int i = 0; i < outcomes.size(); i++) {
                int index = translation.records().get(i).arrival().index();
                settled.put(index, Receipt.settled(index, outcomes.get(i)));
            }
            return translation.receipts().stream().map(receipt -> settled.getOrDefault(receipt.index(), receipt)).toList();
        }
    }

    /** The messages of a batch with the session in which they were received. */
    record Work(Session session, PartnerSystem system, List<Item> items) {
    }

    Work translate(JmsBatch batch, PartnerSystem system) throws JMSException {
        List<Item> items = new ArrayList<>(batch.messages().size());
        for (Message message : batch.messages()) {
            items.add(translated(ReceivedMessage.of(message), system));
        }
        return new Work(batch.session(), system, items);
    }

    Work register(Work work) {
        List<HealthRecord> records = work.items().stream().flatMap(i -> i.translation().records().stream()).toList();
        List<Outcome> outcomes = new ArrayList<>(records.size());
        Chunks.of(records).forEach(chunk -> outcomes.addAll(registry.register(chunk)));
        List<Item> settled = new ArrayList<>(work.items().size());
        int from = 0;
        for (Item item : work.items()) {
            int to = from + item.translation().records().size();
            settled.add(item.settled(outcomes.subList(from, to)));
            from = to;
        }
        return new Work(work.session(), work.system(), settled);
    }

    void answer(Work work) throws JMSException {
        Map<PartnerView, Integer> refused = new HashMap<>();
        // Once per batch: the session asks the broker for a queue each time it is named, which costs more than the send.
        Map<PartnerView, Queue> own = new HashMap<>();
        try (MessageProducer producer = work.session().createProducer(null)) {
            for (Item item : work.items()) {
                if (item.partner().isEmpty()) {
                    continue;
                }
                PartnerView partner = item.partner().get();
                Queue queue = own.get(partner);
                if (queue == null) {
                    queue = work.session().createQueue(HubEndpoints.receipts(partner.code().value()));
                    own.put(partner, queue);
                }
                int count = answer(work.session(), producer, queue, item, partner);
                if (count > 0) {
                    refused.merge(partner, count, Integer::sum);
                }
            }
        }
        refused.forEach((partner, count) -> ledger.countRefused(partner.code(), work.system(), count));
    }

    /** Sends the receipt of one message; the number of records that were refused. */
    private int answer(Session session, MessageProducer producer, Queue own, Item item, PartnerView partner)
            throws JMSException {
        List<Receipt> receipts = item.receipts();
        TextMessage answer = session.createTextMessage(Receipt.write(receipts));
        answer.setJMSCorrelationID(item.message().id());
        producer.send(own, answer);
        if (item.message().replyTo().isPresent()) {
            Destination replyTo = item.message().replyTo().get();
            if (ReplyAddresses.isAllowed(replyTo, own.getQueueName())) {
                replies.send(replyTo, answer, partner.code());
            }
        }
        int refused = (int) receipts.stream().filter(Receipt::isRefused).count();
        if (refused > 0) {
            keep(item, partner, receipts);
        }
        return refused;
    }

    private Item translated(ReceivedMessage message, PartnerSystem system) {
        Optional<PartnerView> partner = partners.byAccount(message.account()).filter(p -> p.system() == system);
        Translation translation;
        if (partner.isPresent()) {
            // The sender's clock is not ours: a message from the future arrived now.
            Instant now = clock.instant();
            Instant arrived = message.receivedAt().isAfter(now) ? now : message.receivedAt();
            translation = translators.translate(system, message.body(), partner.get().code(), partner.get().arrival(arrived));
        } else {
            RoutesLog.LOG.strangeSender(system.path(), message.account());
            translation = new Translation(List.of(), List.of(Receipt.refused(0, Optional.empty(),
                    new UnreadableRecord(ReasonCode.UNKNOWN_PARTNER, ""))), Optional.of(ReasonCode.UNKNOWN_PARTNER));
        }
        return new Item(message, partner, translation, List.of());
    }

    /** Nobody may be waiting at the queue for the receipt: what was refused stays with the hub. */
    private void keep(Item item, PartnerView partner, List<Receipt> receipts) {
        ReasonCode cause = receipts.stream().filter(Receipt::isRefused).findFirst().flatMap(Receipt::code).orElseThrow();
        quarantine.keepUnreadable(partner.code(), partner.system(), item.message().id(), item.message().body().shown(), cause);
    }
}

package org.healthhub.routes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.healthhub.registry.PartnerDirectory;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.intake.PartnerSystem;

/** The addresses of the broker that partners and the hub use, and who may read them. */
@ApplicationScoped
public class PartnerQueues {
    private final Set<String> provided = ConcurrentHashMap.newKeySet();
    private EmbeddedBroker broker;
    private PartnerDirectory partners;

    PartnerQueues() {
    }

    @Inject
    PartnerQueues(EmbeddedBroker broker, PartnerDirectory partners) {
        this.broker = broker;
        this.partners = partners;
    }

    /** Everything that must be there before the routes start. */
    void prepare() {
        broker.prepare();
        broker.provideQueue("DLQ");
        broker.provideQueue("ExpiryQueue");
        broker.provideQueue("intake.records");
        for (PartnerSystem system : PartnerSystem.linked()) {
            broker.provideQueue("intake." + system.path());
        }
        broker.provideTopic("events.code-changes");
        broker.provideTopic("events.resumption");
        broker.allowTemporaryQueues("partner");
        provide();
    }

    /** A queue of receipts for every partner that has none yet. */
    void provide() {
        for (PartnerView partner : partners.active()) {
            String code = partner.code().value();
            if (provided.add(code)) {
                String queue = HubEndpoints.receipts(code);
                broker.provideQueue(queue);
                broker.allowReading(queue, "partner-" + code);
                RoutesLog.LOG.receiptsQueue(code);
            }
        }
    }

    /** Lets partners in; when the server stops, {@code last} is done while the broker is still there. */
    void open(Runnable last) {
        broker.open();
        broker.beforeItStops(last);
    }

    /** Lets no partner in any more. */
    void close() {
        broker.close();
    }

    /** The last call. */
    void release() {
        broker.release();
    }
}

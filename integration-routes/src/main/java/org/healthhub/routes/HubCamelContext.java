package org.healthhub.routes;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import java.time.Clock;
import java.util.concurrent.ThreadFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.healthhub.connectors.TemperatureReadings;
import org.healthhub.connectors.Translators;
import org.healthhub.connectors.exchange.FileApplication;
import org.healthhub.registry.AuditTrail;
import org.healthhub.registry.ChangeFeed;
import org.healthhub.registry.CodeDesk;
import org.healthhub.registry.CodeRegistry;
import org.healthhub.registry.HeldRecords;
import org.healthhub.registry.HubFigures;
import org.healthhub.registry.ResumptionReview;
import org.healthhub.registry.ShadowRuns;
import org.healthhub.registry.VerificationTally;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.routes.batch.JmsBatchComponent;
import org.healthhub.routes.mllp.MllpDoor;

/**
 * Starts and stops the hub's one Camel context. camel-cdi ended with Camel 3, so the context is made here, its threads
 * are the container's and its routes are given their beans by constructor.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class HubCamelContext {
    private static final int STOP_SECONDS = 25;

    @Resource(lookup = "java:/jms/HubCF")
    private ConnectionFactory connections;
    @Resource(lookup = "java:/jms/HubPool")
    private ConnectionFactory pool;
    @Resource
    private ManagedThreadFactory threads;
    @Inject
    private QueueIntake intake;
    @Inject
    private Translators translators;
    @Inject
    private CodeRegistry registry;
    @Inject
    private ChangeFeed feed;
    @Inject
    private ChangePublisher publisher;
    @Inject
    private ResumptionReview applications;
    @Inject
    private ResumptionPublisher resumptionPublisher;
    @Inject
    private HubFigures figures;
    @Inject
    private CodeDesk codes;
    @Inject
    private ShadowRuns trials;
    @Inject
    private HeldRecords held;
    @Inject
    private FileApplication exchangeFiles;
    @Inject
    private VerificationTally verifications;
    @Inject
    private TemperatureReadings readings;
    @Inject
    private AuditTrail trail;
    @Inject
    private PartnerQueues partnerQueues;
    @Inject
    private MllpDoor mllp;
    @Inject
    private Clock clock;

    private DefaultCamelContext context;
    private JmsBatchComponent batches;

    @PostConstruct
    void start() {
        long from = System.nanoTime();
        partnerQueues.prepare();
        context = new DefaultCamelContext();
        context.getCamelContextExtension().setName("hub");
        context.setApplicationContextClassLoader(HubCamelContext.class.getClassLoader());
        context.getShutdownStrategy().setTimeout(STOP_SECONDS);
        context.getExecutorServiceManager().addThreadFactoryListener(new ContainerThreads());
        context.addComponent("jms", jms(pool));
        batches = new JmsBatchComponent(connections, this::isDatabaseThere);
        context.addComponent("jms-batch", batches);
        try {
            add(new IntakeRecordsRoute(registry));
            for (PartnerSystem system : PartnerSystem.linked()) {
                if (translators.speak(system)) {
                    add(new IntakeRoute(system, intake));
                }
            }
            add(new PublishChangesRoute(publisher));
            add(new ReviewResumptionRoute(applications));
            add(new PublishResumptionRoute(resumptionPublisher));
            add(new ReviewCodesRoute(registry, figures, codes, trials, clock));
            add(new SettleHoldsRoute(held));
            add(new ExchangeFilesRoute(exchangeFiles));
            add(new SealAuditRoute(trail));
            add(new VerificationsRoute(verifications, readings));
            add(new PartnerQueuesRoute(partnerQueues));
            context.start();
            mllp.open(threads, ServerCertificate.context());
            partnerQueues.open(this::finish);
        } catch (Exception e) {
            throw new IllegalStateException("the routes could not be started", e);
        }
        RoutesLog.LOG.started(context.getRoutesSize(), (System.nanoTime() - from) / 1_000_000);
    }

    @PreDestroy
    void stop() {
        finish();
        partnerQueues.release();
    }

    /** Takes nothing new, finishes what is in hand. Called by whoever is first: the server's stop, or an undeployment. */
    private synchronized void finish() {
        if (context.isStopped()) {
            return;
        }
        mllp.close();
        partnerQueues.close();
        batches.finish();
        context.stop();
    }

    /** Whether every route runs. */
    public boolean isReady() {
        return context != null && context.isStarted() && context.getRoutes().stream()
                .allMatch(route -> context.getRouteController().getRouteStatus(route.getId()).isStarted());
    }

    public CamelContext context() {
        return context;
    }

    private void add(RouteBuilder route) throws Exception {
        context.addRoutes(route);
    }

    private static JmsComponent jms(ConnectionFactory factory) {
        JmsComponent jms = new JmsComponent();
        jms.setConnectionFactory(factory);
        jms.setDeliveryPersistent(true);
        jms.setDestinationResolver(new KnownDestinations());
        return jms;
    }

    private boolean isDatabaseThere() {
        try {
            feed.published();
            return true;
        } catch (RuntimeException away) {
            return false;
        }
    }

    /** Threads of the container: they see its names, its transactions and its class loader. */
    private final class ContainerThreads implements ExecutorServiceManager.ThreadFactoryListener {
        @Override
        public ThreadFactory onNewThreadFactory(Object source, ThreadFactory factory) {
            return threads;
        }
    }
}

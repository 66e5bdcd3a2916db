package org.healthhub.routes;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jboss.as.server.CurrentServiceContainer;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceName;

/** The certificate with which the server speaks HTTPS and AMQPS, for doors of the hub's own. */
final class ServerCertificate {
    private static final ServiceName SERVICE = ServiceName.parse("org.wildfly.security.ssl-context.applicationSSC");
    private static final long PATIENCE_SECONDS = 20;

    private ServerCertificate() {
    }

    /** Empty where the server has none that works. */
    static Optional<SSLContext> context() {
        ServiceController<?> service = CurrentServiceContainer.getServiceContainer().getService(SERVICE);
        if (service == null) {
            return Optional.empty();
        }
        try {
            return Optional.of((SSLContext) service.awaitValue(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the certificate was made", e);
        } catch (TimeoutException | IllegalStateException e) {
            // The other doors need none.
            RoutesLog.LOG.noCertificate(e);
            return Optional.empty();
        }
    }
}

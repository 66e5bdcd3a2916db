package org.healthhub.benchmarks.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Lets the measuring client start and stop what it measures. */
@ApplicationScoped
@Path("/")
@Produces(MediaType.TEXT_PLAIN)
public class ControlResource {
    @Inject
    @Any
    private Instance<Comparison> comparisons;
    @Inject
    private BrokerQueues queues;

    @POST
    @Path("comparison/{name}/start")
    public void start(@PathParam("name") String name) {
        named(name).start();
    }

    @POST
    @Path("comparison/{name}/stop")
    public void stop(@PathParam("name") String name) {
        named(name).stop();
    }

    @GET
    @Path("comparison/{name}")
    public long committed(@PathParam("name") String name) {
        return named(name).committed();
    }

    @POST
    @Path("queue/{queue}/{operation: pause|resume}")
    public void queue(@PathParam("queue") String queue, @PathParam("operation") String operation) throws JMSException {
        queues.perform(queue, operation);
    }

    private Comparison named(String name) {
        return comparisons.select(NamedLiteral.of(name)).get();
    }
}

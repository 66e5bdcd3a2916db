package org.healthhub.benchmarks.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The answer of a verification, always the same: what this server can do when it has nothing to do. */
@ApplicationScoped
@Path("/constant")
public class ConstantResource {
    private static final String ANSWER = """
            {"valid":true,"colour":"RED","pass":false,"reasonCategory":"CLOSE_CONTACT","maskedName":"测**",\
            "checkedAt":"2020-02-11T08:00:00.000000+08:00"}""";

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public String answer(String request) {
        return ANSWER;
    }
}

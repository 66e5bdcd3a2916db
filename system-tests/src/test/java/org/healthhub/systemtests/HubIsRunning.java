package org.healthhub.systemtests;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one hub that they share: started with the first of them, stopped after the last. */
public final class HubIsRunning implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(HubIsRunning.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningHub.class;
    }

    @Override
    public RunningHub resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // The root store closes what it holds when all tests are over.
        return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(RunningHub.class,
                type -> RunningHub.empty("hub-var").start(), RunningHub.class);
    }
}

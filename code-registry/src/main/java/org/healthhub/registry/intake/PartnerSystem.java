package org.healthhub.registry.intake;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The systems that are linked. The {@link #path()} names a system's REST path, its queue and its role. */
public enum PartnerSystem {
    HEALTH_CARD, EXCHANGE, RESUMPTION, CHECK_IN, RISK_LIST, LABORATORY, CHECKPOINT;

    private final String path = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String path() {
        return path;
    }

    public static Optional<PartnerSystem> ofPath(String path) {
        return Arrays.stream(values()).filter(s -> s.path.equals(path)).findFirst();
    }
}

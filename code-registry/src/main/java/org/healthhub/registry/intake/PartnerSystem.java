package org.healthhub.registry.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The systems that are linked, and the hub's own officers, whose confirmed rulings are facts like all others. The
 * {@link #path()} names a system's REST path, its queue and its role.
 */
public enum PartnerSystem {
    HEALTH_CARD, EXCHANGE, RESUMPTION, CHECK_IN, RISK_LIST, LABORATORY, CHECKPOINT, OFFICERS;

    private final String path = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String path() {
        return path;
    }

    /** Whether partners speak for it at doors of its own; a ruling comes in by the hub itself only. */
    public boolean hasDoors() {
        return this != OFFICERS;
    }

    /** The systems for which partners speak. */
    public static List<PartnerSystem> linked() {
        return Arrays.stream(values()).filter(PartnerSystem::hasDoors).toList();
    }

    public static Optional<PartnerSystem> ofPath(String path) {
        return Arrays.stream(values()).filter(s -> s.path.equals(path)).findFirst();
    }
}

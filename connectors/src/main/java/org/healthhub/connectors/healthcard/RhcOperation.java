package org.healthhub.connectors.healthcard;

import java.util.Arrays;
import java.util.Optional;

/** The operations of the provincial interface that this door takes. */
enum RhcOperation {
    REGISTER("RHC_E0001"),
    REGISTER_ON_SITE("RHC_E0006"),
    MODIFY("RHC_E0011"),
    CANCEL("RHC_E0004");

    private final String code;

    RhcOperation(String code) {
        this.code = code;
    }

    static Optional<RhcOperation> ofCode(String code) {
        return Arrays.stream(values()).filter(o -> o.code.equals(code)).findFirst();
    }
}

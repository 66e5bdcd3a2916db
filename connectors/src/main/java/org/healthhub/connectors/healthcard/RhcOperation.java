package org.healthhub.connectors.healthcard;

import java.util.Arrays;
import java.util.Optional;

/** The operations of the provincial interface that this hub takes or asks for. */
enum RhcOperation {
    REGISTER("RHC_E0001"),
    APPLY_FOR_CODE("RHC_E0002"),
    VERIFY_CODE("RHC_E0003"),
    CANCEL("RHC_E0004"),
    GET_CODES("RHC_E0005"),
    REGISTER_ON_SITE("RHC_E0006"),
    BIND_MEMBER("RHC_E0007"),
    UNBIND_MEMBER("RHC_E0008"),
    LIST_MEMBERS("RHC_E0010"),
    MODIFY("RHC_E0011");

    private final String code;

    RhcOperation(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static Optional<RhcOperation> ofCode(String code) {
        return Arrays.stream(values()).filter(o -> o.code.equals(code)).findFirst();
    }
}

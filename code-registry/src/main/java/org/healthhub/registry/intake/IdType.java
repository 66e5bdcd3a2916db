package org.healthhub.registry.intake;

import java.util.Arrays;
import java.util.Optional;

/**
 * The type of an identity document, with the codes of other systems for it: CV02.01.101 (WS 364.3 health data
 * dictionary) and the Alibaba style gate interface ("AGK").
 */
public enum IdType {
    RESIDENT_ID("01"),
    HOUSEHOLD_BOOK("02"),
    PASSPORT("03"),
    OFFICER("04"),
    HKMO_PERMIT("06"),
    TW_PERMIT("07"),
    HMT_RESIDENCE("99"),
    FOREIGN_PR("99"),
    BIRTH_CERT("08"),
    OTHER("99");

    private final String healthCode;

    IdType(String healthCode) {
        this.healthCode = healthCode;
    }

    /** The code of CV02.01.101 for this type; several types share {@code 99}. */
    public String healthCode() {
        return healthCode;
    }

    /** The type with this code of CV02.01.101; {@code 99} is {@link #OTHER}. */
    public static Optional<IdType> ofHealthCode(String code) {
        return "99".equals(code) ? Optional.of(OTHER)
                : Arrays.stream(values()).filter(t -> t.healthCode.equals(code)).findFirst();
    }

    /** The type of this name. */
    public static Optional<IdType> named(String name) {
        return Arrays.stream(values()).filter(t -> t.name().equals(name)).findFirst();
    }
}

package org.healthhub.registry.intake;

import java.util.regex.Pattern;

/** The short name of a partner agency, which is also the name of its account: {@code zj-cdc}. */
public record PartnerCode(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{1,31}");
    /** Under this code the hub registers what its officers ruled; no partner can have it. */
    public static final PartnerCode OFFICERS = new PartnerCode("hub-officers");

    public PartnerCode {
        if (value == null || !SHAPE.matcher(value).matches()) {
            throw new RefusedValue(ReasonCode.UNKNOWN_PARTNER);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

package org.healthhub.registry.intake;

import static java.util.Objects.requireNonNull;

import java.text.Normalizer;
import java.util.Locale;

/** A company or other body, by its unified social credit code (GB 32100-2015), which is checked. */
public record Enterprise(String creditCode, String name) implements Subject {
    public Enterprise {
        creditCode = CreditCode.checked(Normalizer.normalize(requireNonNull(creditCode, "creditCode"),
                Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT));
        requireNonNull(name, "name");
    }

    /** Whether it is registered where premises in this division can be: in the same city, by its province or the state. */
    public boolean canBeIn(String division) {
        return CreditCode.isOf(creditCode, division);
    }
}

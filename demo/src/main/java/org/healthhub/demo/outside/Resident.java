package org.healthhub.demo.outside;

import static java.util.Objects.requireNonNull;

/** Somebody with a resident's number whom an outside system knows; never printed. */
public record Resident(String idNumber, String name) {
    public Resident {
        requireNonNull(idNumber, "idNumber");
        requireNonNull(name, "name");
    }

    @Override
    public String toString() {
        return "a resident";
    }
}

package org.healthhub.connectors;

import org.healthhub.registry.VerifiedCode;

/** A kind of code that people show at a checkpoint besides the hub's own. */
public interface ScannedCode {
    /** Whether this text is one of them, by its form alone. */
    boolean reads(String text);

    /** What a checkpoint may know of it. Asks others only as long as there is patience, and never throws for them. */
    VerifiedCode verify(String text, Patience patience);
}

package org.healthhub.connectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.healthhub.registry.CodeDesk;
import org.healthhub.registry.VerifiedCode;

/** Verifies whatever a checkpoint scans: the hub's own tokens, and the codes of others by their form. */
@ApplicationScoped
public class ScannedCodes {
    private CodeDesk codes;
    private final List<ScannedCode> others = new ArrayList<>();

    /** For the container's proxy. */
    protected ScannedCodes() {
    }

    @Inject
    ScannedCodes(CodeDesk codes, @Any Instance<ScannedCode> others) {
        this.codes = codes;
        others.forEach(this.others::add);
    }

    public VerifiedCode verify(String text, Patience patience) {
        for (ScannedCode other : others) {
            if (other.reads(text)) {
                return other.verify(text, patience);
            }
        }
        return codes.verify(text);
    }
}

package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.Outcome;
import org.healthhub.registry.intake.ReasonCode;

/** Registers a person's own declaration and gives the code that follows, both before it answers. May come twice. */
@ApplicationScoped
public class DeclarationDesk {
    private CodeRegistry registry;
    private CodeDesk codes;

    DeclarationDesk() {
    }

    @Inject
    DeclarationDesk(CodeRegistry registry, CodeDesk codes) {
        this.registry = registry;
        this.codes = codes;
    }

    public DeskOutcome<IssuedCode> declare(HealthRecord declaration, HolderId holder) {
        Outcome outcome = RegistryTrouble.unlessAway("a declaration could not be registered",
                () -> registry.register(List.of(declaration)).get(0));
        Optional<ReasonCode> refusal = outcome.reason();
        if (refusal.isPresent()) {
            return new DeskOutcome.Refused<>(refusal.get());
        }
        return codes.issue(holder).<DeskOutcome<IssuedCode>>map(DeskOutcome.Done::new)
                .orElseGet(() -> new DeskOutcome.Refused<>(ReasonCode.CODE_CANCELLED));
    }
}

package org.healthhub.registry;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.HolderId;

/**
 * A red or yellow code as the hub's daily file gives it to other provinces: the document, a name of which only the
 * beginning is left, and why in one word. What another province had said is not given back to it.
 *
 * @param category of the rule that decides: never the rule or the record itself
 * @param until    the first day on which the colour no longer holds, as far as is known
 */
public record ListedCode(UUID codeId, HolderId holder, String maskedName, Colour colour, String category,
        LocalDate since, Optional<LocalDate> until) {
}

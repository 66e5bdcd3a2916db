package org.healthhub.connectors.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.healthhub.connectors.HolderFields;
import org.healthhub.connectors.Observed;
import org.healthhub.connectors.RecordFields;
import org.healthhub.connectors.Translator;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding.AreaStay;
import org.healthhub.registry.intake.Finding.CheckIn;
import org.healthhub.registry.intake.Finding.Closeness;
import org.healthhub.registry.intake.Finding.ContactNotice;
import org.healthhub.registry.intake.Finding.ContactWith;
import org.healthhub.registry.intake.Finding.Relation;
import org.healthhub.registry.intake.Finding.Symptom;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/**
 * A check-in is the check-in itself, a stay for each area that it names, and a declared contact. The answers about
 * symptoms, contact and stays must be given, if only to say that there were none: a form that does not ask must not
 * pass for one that was answered well. Whoever declares for a child or an elder says what they are to them; the facts
 * stay about the holder.
 */
@ApplicationScoped
public class CheckInTranslator implements Translator {
    private static final int LONGEST_CHANNEL = 50;

    /** The answers to the question about contacts of the last fourteen days. */
    private enum Contact {
        NONE, SYMPTOMATIC, SUSPECTED, CONFIRMED;

        Optional<ContactWith> with() {
            return this == NONE ? Optional.empty() : Optional.of(ContactWith.valueOf(name()));
        }
    }

    @Override
    public PartnerSystem system() {
        return PartnerSystem.CHECK_IN;
    }

    @Override
    public List<Fact> facts(RecordFields record, Observed observed) {
        Holder holder = HolderFields.holder(record);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(holder, new CheckIn(observed.day(), record.temperature("temperature"),
                record.someOf("symptoms", Symptom.class, ReasonCode.UNKNOWN_SYMPTOM),
                record.optionalDivision("division"),
                record.optionalText("channel", LONGEST_CHANNEL).orElse(""),
                record.optionalObject("declarant").map(CheckInTranslator::relation))));
        record.objects("stays14d").forEach(stay -> facts.add(new Fact(holder, stay(stay, observed))));
        record.oneOf("contact14d", Contact.class, ReasonCode.UNKNOWN_CATEGORY).with().ifPresent(with ->
                facts.add(new Fact(holder, new ContactNotice(with, Closeness.CLOSE, observed.day(), true, ""))));
        return facts;
    }

    /** What the declarant is to the holder, by the code of GB/T 4761. Who the declarant is, is not kept. */
    private static Relation relation(RecordFields declarant) {
        return Arrays.stream(Relation.values())
                .filter(relation -> String.valueOf(relation.ordinal()).equals(declarant.code("relation"))).findFirst()
                .orElseThrow(() -> declarant.refused(ReasonCode.UNKNOWN_RELATION, "relation"));
    }

    private static AreaStay stay(RecordFields stay, Observed observed) {
        String division = stay.division("division");
        LocalDate to = stay.pastDate("to", observed.latest());
        if (stay.optionalDate("from").filter(from -> from.isAfter(to)).isPresent()) {
            throw stay.refused(ReasonCode.BAD_PERIOD, "to");
        }
        return new AreaStay(division, to);
    }
}

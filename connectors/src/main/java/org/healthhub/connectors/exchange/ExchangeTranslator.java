package org.healthhub.connectors.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.healthhub.connectors.HolderFields;
import org.healthhub.connectors.Observed;
import org.healthhub.connectors.RecordFields;
import org.healthhub.connectors.Translator;
import org.healthhub.registry.PartnerDirectory;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Divisions;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding.NeighbourCode;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/**
 * A neighbour's code is one finding. Integers for colours contradict each other between systems, so the table that
 * the record names decides, and what is not in it is refused: never green by default. A province speaks for itself
 * only, the national base library for all, each in the way that the province's mode of recognition has it.
 */
@ApplicationScoped
public class ExchangeTranslator implements Translator {
    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_SCHEME = 32;
    private static final String HOME_PROVINCE = "33";

    private final ColourTables tables = ColourTables.published();
    private final Provinces provinces = Provinces.configured();
    private Function<PartnerCode, Set<String>> spokenFor;

    /** For the container's proxy. */
    protected ExchangeTranslator() {
    }

    @Inject
    ExchangeTranslator(PartnerDirectory directory) {
        this((PartnerCode code) -> directory.byAccount(code.value()).map(PartnerView::provinces).orElse(Set.of()));
    }

    /** Without a container: with what tells for which provinces a partner may speak. */
    public ExchangeTranslator(Function<PartnerCode, Set<String>> spokenFor) {
        this.spokenFor = spokenFor;
    }

    @Override
    public PartnerSystem system() {
        return PartnerSystem.EXCHANGE;
    }

    @Override
    public List<Fact> facts(RecordFields record, Observed observed) {
        Holder holder = HolderFields.holder(record);
        String province = province(record);
        Colour colour = colour(record, observed.day());
        Optional<LocalDate> until = record.optionalDate("until");
        if (until.filter(end -> end.isBefore(observed.day())).isPresent()) {
            throw record.refused(ReasonCode.BAD_PERIOD, "until");
        }
        return List.of(new Fact(holder, new NeighbourCode(province, colour, observed.day(), until,
                record.optionalText("reason", LONGEST_REASON).orElse(""))));
    }

    @Override
    public List<Fact> facts(RecordFields record, Observed observed, PartnerCode sender) {
        List<Fact> facts = facts(record, observed);
        String province = province(record);
        Set<String> own = spokenFor.apply(sender);
        boolean national = own.contains(PartnerView.WHOLE_COUNTRY);
        if (!national && !own.contains(province)) {
            throw record.refused(ReasonCode.PROVINCE_NOT_OF_SENDER, "province");
        }
        boolean taken = provinces.mode(province, observed.day())
                .filter(mode -> mode.takes(record.text("scheme", LONGEST_SCHEME), national)).isPresent();
        if (!taken) {
            throw record.refused(ReasonCode.MODE_NOT_AGREED, "scheme");
        }
        return facts;
    }

    /** Two digits, whether two or six were written; another province's, since the home province is not its neighbour. */
    static String province(RecordFields record) {
        String code = record.code("province");
        String two = code.length() == 6 && code.endsWith("0000") ? code.substring(0, 2) : code;
        if (!Divisions.isProvince(two) || two.equals(HOME_PROVINCE)) {
            throw record.refused(ReasonCode.UNKNOWN_PROVINCE, "province");
        }
        return two;
    }

    private Colour colour(RecordFields record, LocalDate on) {
        ColourTable table = tables.inForce(record.text("scheme", LONGEST_SCHEME), on)
                .orElseThrow(() -> record.refused(ReasonCode.UNKNOWN_SCHEME, "scheme"));
        return table.colourOf(record.code("colour"))
                .orElseThrow(() -> record.refused(ReasonCode.UNKNOWN_COLOUR, "colour"));
    }
}

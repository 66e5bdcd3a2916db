package org.healthhub.connectors.healthcard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.healthhub.registry.CardHolder;
import org.healthhub.registry.CardView;
import org.healthhub.registry.FamilyDesk;
import org.healthhub.registry.FamilyMember;
import org.healthhub.registry.PartnerView.Grant;
import org.healthhub.registry.intake.Finding.Relation;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.ReasonCode;

/** Answers the provincial interface about families: binds, takes back and lists members. */
@ApplicationScoped
class CardFamily {
    private static final Pattern RELATION = Pattern.compile("[0-8]");

    private FamilyDesk families;
    private RegistrationsUnderWay underWay;

    /** For the container's proxy. */
    protected CardFamily() {
    }

    @Inject
    CardFamily(FamilyDesk families, RegistrationsUnderWay underWay) {
        this.families = families;
        this.underWay = underWay;
    }

    RhcAnswer bound(RhcCall call) {
        call.need(Grant.CODES);
        HolderId self = RhcPersons.self(call.message());
        Relation relation = relation(call.message());
        RhcPictures.check(call.message());
        HolderId member = RhcPersons.id(call.message());
        // Wanted: else whoever has a number would learn the name by binding it.
        String name = call.message().text("name", 32);
        FamilyDesk.Answer answer = awaited(self, FamilyDesk.Outcome.SELF_UNKNOWN, () -> awaited(member,
                FamilyDesk.Outcome.MEMBER_UNKNOWN, () -> families.bind(self, member, name, relation, call.sender())));
        return switch (answer.outcome()) {
            case DONE -> RhcAnswer.of(RhcResult.BOUND).with("personinfo", card(answer.member().orElseThrow()));
            case SELF_UNKNOWN -> throw new RhcRefusal(RhcResult.SELF_NOT_REGISTERED, ReasonCode.CARD_UNKNOWN,
                    "self_id_number");
            case MEMBER_UNKNOWN -> throw new RhcRefusal(RhcResult.MEMBER_NOT_REGISTERED, ReasonCode.CARD_UNKNOWN,
                    "id_number");
            case NAME_DIFFERS -> throw new RhcRefusal(RhcResult.MEMBER_MISMATCH, ReasonCode.IDENTITY_CONFLICT, "name");
            case BOUND_ALREADY -> throw new RhcRefusal(RhcResult.BOUND_ALREADY, ReasonCode.CARD_STATE, "id_number");
            default -> throw new RhcRefusal(RhcResult.CANNOT_BIND, ReasonCode.CARD_STATE, "id_number");
        };
    }

    RhcAnswer unbound(RhcCall call) {
        call.need(Grant.CODES);
        FamilyDesk.Answer answer = families.unbind(RhcPersons.self(call.message()), RhcPersons.id(call.message()),
                call.sender());
        return switch (answer.outcome()) {
            case DONE -> RhcAnswer.of(RhcResult.UNBOUND).with("personinfo", card(answer.member().orElseThrow()));
            case SELF_UNKNOWN -> throw new RhcRefusal(RhcResult.UNBIND_SELF_UNKNOWN, ReasonCode.CARD_UNKNOWN,
                    "self_id_number");
            case MEMBER_UNKNOWN -> throw new RhcRefusal(RhcResult.UNBIND_MEMBER_UNKNOWN, ReasonCode.CARD_UNKNOWN,
                    "id_number");
            default -> throw new RhcRefusal(RhcResult.NOT_BOUND, ReasonCode.CARD_STATE, "id_number");
        };
    }

    RhcAnswer listed(RhcCall call) {
        call.need(Grant.CODES);
        List<FamilyMember> members = families.members(RhcPersons.self(call.message()), call.sender())
                .orElseThrow(() -> new RhcRefusal(RhcResult.NOT_REGISTERED, ReasonCode.CARD_UNKNOWN,
                        "self_id_number"));
        RhcAnswer answer = RhcAnswer.of(RhcResult.DONE);
        members.forEach(member -> answer.with("personinfo", PersonInfo.member(member)));
        return answer.ending("total", String.valueOf(members.size()));
    }

    private FamilyDesk.Answer awaited(HolderId person, FamilyDesk.Outcome notYet,
            Supplier<FamilyDesk.Answer> act) {
        FamilyDesk.Answer first = act.get();
        return first.outcome() != notYet ? first : underWay.awaited(person,
                () -> Optional.of(act.get()).filter(answer -> answer.outcome() != notYet)).orElse(first);
    }

    private static Relation relation(RhcFields message) {
        String code = message.matching("relation", RELATION, ReasonCode.UNKNOWN_RELATION);
        Relation relation = Relation.values()[code.charAt(0) - '0'];
        if (relation == Relation.SELF) {
            throw new RhcRefusal(RhcResult.CANNOT_BIND, ReasonCode.UNKNOWN_RELATION, "relation");
        }
        return relation;
    }

    private static Map<String, String> card(CardHolder member) {
        return member.card().map(card -> PersonInfo.card(card.ehcId(), "", card.shownStatus()))
                .orElseGet(() -> PersonInfo.card("", "", CardView.CANCELLED));
    }
}

package org.healthhub.connectors.healthcard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.healthhub.connectors.HubLog;
import org.healthhub.connectors.RecordInbox;
import org.healthhub.registry.CardDesk;
import org.healthhub.registry.CardView;
import org.healthhub.registry.RegistryTrouble;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.ReasonCode;

/** Registers, modifies and cancels health cards: what is well-formed is queued, and answered as the registry knows it. */
@ApplicationScoped
class CardRegistrations {
    private CardDesk cards;
    private RecordInbox inbox;
    private RegistrationsUnderWay underWay;
    private RhcTranslator translator;

    /** For the container's proxy. */
    protected CardRegistrations() {
    }

    @Inject
    CardRegistrations(CardDesk cards, RecordInbox inbox, RegistrationsUnderWay underWay, CardKeys keys) {
        this.cards = cards;
        this.inbox = inbox;
        this.underWay = underWay;
        this.translator = new RhcTranslator(keys.root());
    }

    /**
     * What became of a registration.
     *
     * @param result    registered, or registered before
     * @param mainIndex empty for a card of another system
     */
    record Registered(RhcResult result, String ehcId, String mainIndex, String status) {
    }

    RhcAnswer registered(RhcCall call) {
        Registered card = register(call);
        return RhcAnswer.of(card.result())
                .with("personinfo", PersonInfo.card(card.ehcId(), card.mainIndex(), card.status()));
    }

    /**
     * Queues a registration.
     *
     * @throws RhcRefusal when a field is wrong, or the document is held under another name
     */
    Registered register(RhcCall call) {
        RhcTranslator.Translated translated = translated(call);
        Holder holder = translated.holder();
        EhcId card = translated.card().orElseThrow();
        Optional<CardDesk.Standing> known = knownBefore(holder);
        // Queued in any case: it may correct an earlier one, and an officer looks at names that disagree.
        inbox.put(List.of(translated.record()));
        if (known.filter(standing -> !standing.nameAgrees()).isPresent()) {
            throw new RhcRefusal(ReasonCode.IDENTITY_CONFLICT, "name");
        }
        underWay.add(holder.id());
        underWay.add(card.value());
        return known.flatMap(CardDesk.Standing::card).filter(held -> !held.isCancelled())
                .map(held -> new Registered(RhcResult.REGISTERED_ALREADY, held.ehcId(),
                        held.ehcId().equals(card.value()) ? card.mainIndex() : "", held.shownStatus()))
                .orElseGet(() -> new Registered(RhcResult.REGISTERED, card.value(), card.mainIndex(),
                        CardView.CERTIFIED));
    }

    RhcAnswer modified(RhcCall call) {
        RhcTranslator.Translated translated = translated(call);
        if (!live(translated.holder()).ehcId().equals(translated.ehcId())) {
            throw new RhcRefusal(RhcResult.IDENTITY_MISMATCH, ReasonCode.CARD_UNKNOWN, "ecardId");
        }
        inbox.put(List.of(translated.record()));
        return RhcAnswer.of(RhcResult.MODIFIED);
    }

    RhcAnswer cancelled(RhcCall call) {
        RhcTranslator.Translated translated = translated(call);
        if (!live(translated.holder()).ehcId().equals(translated.ehcId())) {
            throw new RhcRefusal(RhcResult.CODE_OF_ANOTHER, ReasonCode.CARD_UNKNOWN, "qr_code");
        }
        inbox.put(List.of(translated.record()));
        return RhcAnswer.of(RhcResult.CANCELLATION_DONE);
    }

    private RhcTranslator.Translated translated(RhcCall call) {
        return translator.translate(call.action(), call.message(), call.sender(), call.arrival());
    }

    private CardView live(Holder holder) {
        CardDesk.Standing standing = underWay.awaited(holder.id(), () -> cards.standing(holder.id(), holder.name())
                        .filter(known -> known.card().isPresent()))
                .orElseThrow(() -> new RhcRefusal(RhcResult.NOT_REGISTERED, ReasonCode.CARD_UNKNOWN, ""));
        CardView card = standing.card().orElseThrow();
        if (card.isCancelled()) {
            throw new RhcRefusal(RhcResult.CANCELLED, ReasonCode.CARD_STATE, "");
        }
        if (!standing.nameAgrees()) {
            throw new RhcRefusal(ReasonCode.IDENTITY_CONFLICT, "name");
        }
        return card;
    }

    /** Registration goes on while the registry is away: the queue keeps it. */
    private Optional<CardDesk.Standing> knownBefore(Holder holder) {
        try {
            return cards.standing(holder.id(), holder.name());
        } catch (RegistryTrouble away) {
            HubLog.LOG.registryUnavailable(away);
            return Optional.empty();
        }
    }
}

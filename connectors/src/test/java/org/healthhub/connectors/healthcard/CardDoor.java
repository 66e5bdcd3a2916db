package org.healthhub.connectors.healthcard;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.healthhub.connectors.LinkLines;
import org.healthhub.connectors.Links;
import org.healthhub.connectors.PartnerGate;
import org.healthhub.connectors.Patience;
import org.healthhub.connectors.RecordInbox;
import org.healthhub.connectors.RefusedRecords;
import org.healthhub.registry.AppSecrets;
import org.healthhub.registry.CardDesk;
import org.healthhub.registry.FamilyDesk;
import org.healthhub.registry.PartnerDirectory;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.VerifiedCode;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;

/** The card doors without a container, under the keys of the specification, for tests outside this package. */
public final class CardDoor {
    static final CardKeys KEYS = new CardKeys(HexFormat.of().parseHex("0123456789ABCDEFFEDCBA9876543210"),
            HexFormat.of().parseHex("FEDCBA98765432100123456789ABCDEF"));

    private final HealthCardDesk desk;

    private final CardQrVerification checkpoint;
    private final OpenPlatformAnswers platform;
    private final Clock clock;

    /** Without a card system outside. */
    public CardDoor(CardDesk cards, FamilyDesk families, Clock clock, Consumer<List<HealthRecord>> inbox) {
        this(cards, families, clock, inbox, LinkLines.none());
    }

    public CardDoor(CardDesk cards, FamilyDesk families, Clock clock, Consumer<List<HealthRecord>> inbox, Links links) {
        HealthCardClient outside = new HealthCardClient(links, clock);
        this.checkpoint = new CardQrVerification(cards, outside, KEYS, clock);
        RegistrationsUnderWay underWay = new RegistrationsUnderWay();
        CardCodes codes = new CardCodes(cards, underWay, KEYS, clock);
        CardRegistrations registrations = new CardRegistrations(cards, new Inbox(inbox), underWay, KEYS);
        this.desk = new HealthCardDesk(new PartnerGate(), new Uncounted(), registrations,
                new CardCodeAnswers(codes, outside), new CardFamily(families, underWay), clock);
        this.platform = new OpenPlatformAnswers(registrations, codes, new Uncounted());
        this.clock = clock;
    }

    /** The answer of the open platform. */
    public String open(PartnerDirectory partners, AppSecrets secrets, String operation, String body) {
        OpenPlatformDesk open = new OpenPlatformDesk(partners, secrets, platform, clock);
        InputStream in = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
        try {
            return new String(operation.equals("getAppToken") ? open.token(in) : open.answer(operation, in),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer to a message of a partner. */
    public String answer(PartnerView partner, String action, String message) {
        return desk.answer(partner, action, message);
    }

    /** What a checkpoint is told of a card's code. */
    public VerifiedCode verify(String text) {
        return checkpoint.verify(text, Patience.of(Duration.ofSeconds(2)));
    }

    /** A code that expires at a time. */
    public static String dynamic(Holder holder, Instant until) {
        return CardQr.until(until, ehcId(holder), KEYS.protection()).text();
    }

    /** The id of the card that this hub makes for somebody. */
    public static String ehcId(Holder holder) {
        return EhcId.of(KEYS.root(), holder.id(), holder.name()).value();
    }

    private static final class Uncounted extends RefusedRecords {
        @Override
        public void add(PartnerView partner, int records) {
            // No figures are kept here.
        }
    }

    private static final class Inbox extends RecordInbox {
        private final Consumer<List<HealthRecord>> records;

        Inbox(Consumer<List<HealthRecord>> records) {
            this.records = records;
        }

        @Override
        public void put(List<HealthRecord> queued) {
            records.accept(queued);
        }
    }
}

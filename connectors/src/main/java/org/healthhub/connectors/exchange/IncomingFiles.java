package org.healthhub.connectors.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.connectors.ReadRecord;
import org.healthhub.connectors.RecordFields;
import org.healthhub.connectors.Refusal;
import org.healthhub.connectors.Translators;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.ExchangeFileView;
import org.healthhub.registry.ExchangeFileView.Defect;
import org.healthhub.registry.ExchangeFileView.Part;
import org.healthhub.registry.ExchangeFileView.Refused;
import org.healthhub.registry.ExchangeFileView.State;
import org.healthhub.registry.ExchangeFiles;
import org.healthhub.registry.ExchangeManifest;
import org.healthhub.registry.PartnerKeys;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.ReasonCode;

/**
 * Takes daily files: opened by a signed manifest, sent in parts that may be sent again, and accepted or refused as a
 * whole. Every line is read when its part comes, so that the commit needs no more than one part in memory.
 */
@ApplicationScoped
public class IncomingFiles {
    private ExchangeFiles files;
    private PartnerKeys keys;
    private ExchangeTranslator translator;
    private Clock clock;

    /** For the container's proxy. */
    protected IncomingFiles() {
    }

    @Inject
    IncomingFiles(ExchangeFiles files, PartnerKeys keys, ExchangeTranslator translator, Clock clock) {
        this.files = files;
        this.keys = keys;
        this.translator = translator;
        this.clock = clock;
    }

    /**
     * Opens a file, or goes on with the one that was opened by the same manifest.
     *
     * @throws Refusal PROVINCE_NOT_OF_SENDER, BAD_SIGNATURE or FILE_TAKEN
     */
    ExchangeFileView open(PartnerView partner, RecordFields fields) {
        SignedManifest signed = SignedManifest.read(fields, clock.instant());
        if (!partner.speaksFor(signed.manifest().province())) {
            throw new Refusal(ReasonCode.PROVINCE_NOT_OF_SENDER);
        }
        if (!signed.isSignedBy(keys.of(partner.code()))) {
            throw new Refusal(ReasonCode.BAD_SIGNATURE);
        }
        return files.open(partner.code(), signed.manifest()).orElseThrow(() -> new Refusal(ReasonCode.FILE_TAKEN));
    }

    /** @throws Refusal FILE_UNKNOWN */
    ExchangeFileView find(PartnerView partner, UUID id) {
        return files.find(partner.code(), id).orElseThrow(() -> new Refusal(ReasonCode.FILE_UNKNOWN));
    }

    /**
     * Takes a part, in the place of what was sent for it before.
     *
     * @param sha256 what the sender says its digest is
     * @throws Refusal FILE_UNKNOWN, BAD_PARAMETER for a number that the manifest does not have, FILE_ALTERED or
     *                 FILE_CLOSED
     */
    Part put(PartnerView partner, UUID id, int number, String content, byte[] sha256) {
        ExchangeFileView file = find(partner, id);
        if (number < 1 || number > file.manifest().parts()) {
            throw new Refusal(ReasonCode.BAD_PARAMETER);
        }
        if (!MessageDigest.isEqual(sha256, Digests.named("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)))) {
            throw new Refusal(ReasonCode.FILE_ALTERED);
        }
        List<String> lines = FileLines.of(file.manifest().format(), number, content);
        Optional<Defect> defect = firstDefect(partner, file.manifest(), lines);
        if (!files.put(id, number, content, lines.size(), defect)) {
            throw new Refusal(ReasonCode.FILE_CLOSED);
        }
        return new Part(number, lines.size(), defect);
    }

    /** Checks the whole, and accepts or refuses it; a file that was decided before is answered as it stands. */
    ExchangeFileView commit(PartnerView partner, UUID id) {
        ExchangeFileView file = files.close(find(partner, id).id());
        return file.state() == State.CHECKING ? files.decide(id, refusal(file)) : file;
    }

    private Optional<Refused> refusal(ExchangeFileView file) {
        ExchangeManifest manifest = file.manifest();
        long lines = file.parts().stream().mapToLong(Part::lines).sum();
        if (file.parts().size() != manifest.parts() || lines != manifest.records()) {
            return Optional.of(Refused.because(ReasonCode.FILE_INCOMPLETE));
        }
        MessageDigest whole = Digests.of(manifest.digestAlgorithm());
        for (Part part : file.parts()) {
            whole.update(files.content(file.id(), part.number()).orElseThrow().getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(whole.digest()).equals(manifest.digest()) ? firstDefect(file)
                : Optional.of(Refused.because(ReasonCode.FILE_ALTERED));
    }

    private static Optional<Refused> firstDefect(ExchangeFileView file) {
        long before = 0;
        for (Part part : file.parts()) {
            if (part.defect().isPresent()) {
                return Optional.of(new Refused(ReasonCode.FILE_LINE_UNREADABLE,
                        Optional.of(before + part.defect().get().line()), part.defect()));
            }
            before += part.lines();
        }
        return Optional.empty();
    }

    private Optional<Defect> firstDefect(PartnerView partner, ExchangeManifest manifest, List<String> lines) {
        FileTranslator ofFile = new FileTranslator(translator, manifest);
        Arrival arrival = partner.arrival(clock.instant());
        for (int i = 0; i < lines.size(); i++) {
            try {
                ReadRecord record = FileLines.read(manifest.format(), lines.get(i));
                Translators.one(ofFile, record, partner.code(), arrival);
            } catch (UnreadableRecord unreadable) {
                return Optional.of(new Defect(i + 1, unreadable.reason(), unreadable.field()));
            }
        }
        return Optional.empty();
    }
}

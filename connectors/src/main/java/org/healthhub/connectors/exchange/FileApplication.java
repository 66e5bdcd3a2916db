package org.healthhub.connectors.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.healthhub.connectors.HubLog;
import org.healthhub.connectors.Observed;
import org.healthhub.connectors.RecordFields;
import org.healthhub.connectors.Translator;
import org.healthhub.connectors.Translators;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.ExchangeFileView;
import org.healthhub.registry.ExchangeFiles;
import org.healthhub.registry.ExchangeManifest;
import org.healthhub.registry.PartnerDirectory;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.PartnerSystem;

/**
 * Lets accepted files take effect, one after the other, some records at a time. What was interrupted goes on where it
 * stopped: the records and how far the file has come are committed together.
 */
@ApplicationScoped
public class FileApplication {
    static final int RECORDS_AT_ONCE = 500;

    private ExchangeFiles files;
    private ExchangeTranslator translator;
    private PartnerDirectory directory;

    /** For the container's proxy. */
    protected FileApplication() {
    }

    @Inject
    FileApplication(ExchangeFiles files, ExchangeTranslator translator, PartnerDirectory directory) {
        this.files = files;
        this.translator = translator;
        this.directory = directory;
    }

    /** Applies the next part of the next file, or releases whom it does not name; false where nothing waits. */
    public boolean advance() {
        files.refuseAbandoned();
        Optional<ExchangeFileView> next = files.next();
        next.ifPresent(this::advance);
        return next.isPresent();
    }

    private void advance(ExchangeFileView file) {
        if (file.nextPart() <= file.manifest().parts()) {
            applyPart(file);
            return;
        }
        // Everybody who is named is on the list by now.
        while (files.releaseAbsent(file.id(), RECORDS_AT_ONCE) > 0) {
            continue;
        }
        files.finish(file.id());
        HubLog.LOG.exchangeFileApplied(file.partner(), file.manifest().date(), file.manifest().sequence(), file.applied());
    }

    private void applyPart(ExchangeFileView file) {
        ExchangeManifest manifest = file.manifest();
        int part = file.nextPart();
        List<String> lines = FileLines.of(manifest.format(), part, files.content(file.id(), part).orElseThrow());
        Arrival arrival = arrival(file);
        Optional<ExchangeFileView> now = Optional.of(file);
        while (now.isPresent() && now.get().nextPart() == part) {
            int from = now.get().nextLine();
            int to = Math.min(from + RECORDS_AT_ONCE, lines.size());
            boolean done = to == lines.size();
            now = files.apply(now.get(), records(file, lines.subList(from, to), arrival), done ? part + 1 : part,
                    done ? 0 : to);
        }
    }

    private List<HealthRecord> records(ExchangeFileView file, List<String> lines, Arrival arrival) {
        Translator ofFile = new Accepted(new FileTranslator(translator, file.manifest()));
        List<HealthRecord> records = new ArrayList<>(lines.size());
        for (String line : lines) {
            try {
                records.add(Translators.one(ofFile, FileLines.read(file.manifest().format(), line), file.partner(), arrival));
            } catch (UnreadableRecord since) {
                // It was readable when the part came, so the code tables have changed since.
                HubLog.LOG.exchangeLineLost(file.partner(), file.manifest().date(), since.reason());
            }
        }
        return records;
    }

    /** As if all records had come when the file was accepted, so that a second reading says the same. */
    private Arrival arrival(ExchangeFileView file) {
        Arrival accepted = Arrival.at(file.acceptedAt().orElseThrow());
        return directory.byAccount(file.partner().value()).map(PartnerView::grants)
                .filter(grants -> grants.contains(PartnerView.Grant.HISTORY)).map(g -> accepted.asHistory()).orElse(accepted);
    }

    /** Who may say what was decided when the file was accepted. */
    private record Accepted(Translator reader) implements Translator {
        @Override
        public PartnerSystem system() {
            return reader.system();
        }

        @Override
        public List<Fact> facts(RecordFields record, Observed observed) {
            return reader.facts(record, observed);
        }
    }
}

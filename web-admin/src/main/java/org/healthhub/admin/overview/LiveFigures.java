package org.healthhub.admin.overview;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.healthhub.admin.shell.ConsoleLog;
import org.healthhub.admin.shell.Language;
import org.healthhub.admin.shell.Templates;
import org.healthhub.registry.HubFigures;
import org.healthhub.registry.Overview;

/**
 * One snapshot of the figures for everybody: however many officers watch, the registry is asked once in two seconds,
 * and not at all while nobody does.
 */
@ApplicationScoped
public class LiveFigures {
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private HubFigures figures;
    private Templates templates;
    private Clock clock;
    @Resource
    private ManagedScheduledExecutorService scheduler;
    private Future<?> ticking;
    private Overview latest;
    private Instant read = Instant.EPOCH;
    private boolean failing;

    LiveFigures() {
    }

    @Inject
    LiveFigures(HubFigures figures, Templates templates, Clock clock) {
        this.figures = figures;
        this.templates = templates;
        this.clock = clock;
    }

    /** The figures, at most two seconds old. */
    public synchronized Overview latest() {
        if (read.plus(FRESH).isBefore(clock.instant())) {
            latest = figures.overview();
            read = clock.instant();
        }
        return latest;
    }

    synchronized void join(Watcher watcher) {
        watchers.add(watcher);
        if (ticking == null) {
            ticking = scheduler.scheduleWithFixedDelay(this::tick, 0, FRESH.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** The session ended: its screens stop. */
    void leave(String session) {
        watchers.stream().filter(watcher -> watcher.session().equals(session)).forEach(Watcher::close);
    }

    @PreDestroy
    void stop() {
        watchers.forEach(Watcher::close);
        if (ticking != null) {
            ticking.cancel(false);
        }
    }

    private void tick() {
        watchers.removeIf(Watcher::isGone);
        watchers.stream().filter(watcher -> watcher.hasWatchedEnough(clock.instant())).forEach(Watcher::dismiss);
        if (restIfNobodyWatches()) {
            return;
        }
        try {
            push(new FiguresView(latest()));
            failing = false;
        } catch (RuntimeException trouble) {
            // A scheduled task that throws is never run again. The screens see that the figures grow old.
            if (!failing) {
                ConsoleLog.LOG.figuresFailed(trouble);
            }
            failing = true;
        }
    }

    private synchronized boolean restIfNobodyWatches() {
        if (watchers.isEmpty() && ticking != null) {
            ticking.cancel(false);
            ticking = null;
        }
        return watchers.isEmpty();
    }

    /** The piece of the page depends on the language only, so it is rendered once for each. */
    private void push(FiguresView view) {
        Map<Language, String> pieces = new EnumMap<>(Language.class);
        for (Watcher watcher : watchers) {
            watcher.show(pieces.computeIfAbsent(watcher.frame().look().language(), language ->
                    templates.render("figures.jte", Map.of("frame", watcher.frame(), "figures", view))));
        }
    }
}

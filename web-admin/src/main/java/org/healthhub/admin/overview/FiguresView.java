package org.healthhub.admin.overview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.healthhub.registry.Overview;
import org.healthhub.registry.Overview.PartnerFreshness;
import org.healthhub.registry.Overview.SystemIntake;
import org.healthhub.registry.intake.Colour;

/** The figures with what follows from them: sums, shares, ages. */
public record FiguresView(Overview figures) {

    /** A piece of the bar of shares, in thousandths of its length. */
    public record Piece(Colour colour, double from, double length) {
    }

    public Instant takenAt() {
        return figures.takenAt();
    }

    public List<Colour> colours() {
        return Arrays.asList(Colour.values());
    }

    public long codes(Colour colour) {
        return figures.codes().getOrDefault(colour, 0L);
    }

    public long codes() {
        return figures.codes().values().stream().mapToLong(Long::longValue).sum();
    }

    public double share(Colour colour) {
        return codes() == 0 ? 0 : (double) codes(colour) / codes();
    }

    public List<Piece> bar() {
        List<Piece> pieces = new ArrayList<>();
        double from = 0;
        for (Colour colour : Colour.values()) {
            double length = share(colour) * 1000;
            pieces.add(new Piece(colour, from, length));
            from += length;
        }
        return pieces;
    }

    /** Changes that partners have not been told yet. */
    public long unpublished() {
        return Math.max(0, figures.lastChange() - figures.publishedChange());
    }

    public long receivedToday() {
        return figures.today().stream().mapToLong(FiguresView::received).sum();
    }

    public static long received(SystemIntake intake) {
        return intake.applied() + intake.unchanged() + intake.duplicate() + intake.corrected() + intake.quarantined()
                + intake.refused();
    }

    public long sum(ToLongFunction<SystemIntake> outcome) {
        return figures.today().stream().mapToLong(outcome).sum();
    }

    public Freshness freshness(PartnerFreshness partner) {
        return Freshness.of(partner.lastReceived(), figures.takenAt());
    }
}

package org.healthhub.admin.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.healthhub.admin.Samples;
import org.healthhub.registry.intake.Colour;
import org.junit.jupiter.api.Test;

class FiguresViewTest {
    private final FiguresView figures = new FiguresView(Samples.overview());

    @Test
    void piecesOfTheBarFillItWhole() {
        var last = figures.bar().get(figures.bar().size() - 1);

        assertThat(last.from() + last.length()).isCloseTo(1000, within(0.001));
    }

    @Test
    void nothingYetIsNotDividedByZero() {
        FiguresView nothing = new FiguresView(Samples.nothingYet());

        assertThat(nothing.share(Colour.GREEN)).isZero();
        assertThat(nothing.unpublished()).isZero();
        assertThat(nothing.receivedToday()).isZero();
    }

    @Test
    void silenceGrowsWorseWithTheHours() {
        assertThat(Freshness.of(Optional.of(Samples.NOW.minusSeconds(3600)), Samples.NOW)).isEqualTo(Freshness.FRESH);
        assertThat(Freshness.of(Optional.of(Samples.NOW.minusSeconds(3601)), Samples.NOW)).isEqualTo(Freshness.LATE);
        assertThat(Freshness.of(Optional.of(Samples.NOW.minusSeconds(21601)), Samples.NOW)).isEqualTo(Freshness.SILENT);
        assertThat(Freshness.of(Optional.empty(), Samples.NOW)).isEqualTo(Freshness.NOTHING_TODAY);
    }
}

package org.healthhub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.BitSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.healthhub.registry.intake.PartnerCode;
import org.junit.jupiter.api.Test;

class TrackingIdTest {
    private static final PartnerCode CDC = new PartnerCode("zj-cdc");
    private final TrackingId ids = new TrackingId(new byte[32]);

    @Property(tries = 200)
    void anIdSaysHowManyRecordsThereWereAndWhichWereRefused(@ForAll @IntRange(min = 1, max = 1_000) int records,
            @ForAll long seed) {
        BitSet refused = new BitSet();
        new java.util.Random(seed).ints(records / 3, 0, records).forEach(refused::set);

        String id = ids.issue(CDC, records, refused);

        assertThat(ids.open(CDC, id)).contains(new TrackingId.Request(records, refused));
        assertThat(id).matches("[A-Za-z0-9_-]{40,240}");
    }

    @Test
    void noTwoIdsAreAlike() {
        assertThat(ids.issue(CDC, 1, new BitSet())).isNotEqualTo(ids.issue(CDC, 1, new BitSet()));
    }

    @Test
    void anotherPartnerOrAnotherHubKnowsNothingOfIt() {
        String id = ids.issue(CDC, 1, new BitSet());

        assertThat(ids.open(new PartnerCode("zj-cd"), id)).isEmpty();
        assertThat(new TrackingId(new byte[] {1, 2}).open(CDC, id)).isEmpty();
    }

    @Test
    void aChangedIdIsRefused() {
        byte[] id = Base64.getUrlDecoder().decode(ids.issue(CDC, 1, new BitSet()));

        for (int i = 0; i < id.length; i++) {
            id[i] ^= 1;
            assertThat(ids.open(CDC, Base64.getUrlEncoder().withoutPadding().encodeToString(id))).isEmpty();
            id[i] ^= 1;
        }
    }

    @Test
    void whatIsNoIdIsRefused() {
        assertThat(ids.open(CDC, "")).isEmpty();
        assertThat(ids.open(CDC, "!")).isEmpty();
        assertThat(ids.open(CDC, "AAAA")).isEmpty();
        assertThat(ids.open(CDC, "A".repeat(100_000))).isEmpty();
    }
}

package org.healthhub.admin.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class AskedMomentTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Test
    void aDateAndTimeIsOfTheHubsZoneAndGoesBackIntoTheAddress() {
        AskedMoment moment = new AskedMoment(" 2020-03-05T12:00 ");

        assertThat(moment.in(ZONE)).contains(Instant.parse("2020-03-05T04:00:00Z"));
        assertThat(new AskedMoment(moment.text())).isEqualTo(moment);
        assertThat(moment.query()).hasToString("?at=2020-03-05T12%3A00");
    }

    @Test
    void nothingIsNowAndLeavesTheAddressAsItIs() {
        assertThat(new AskedMoment(" ")).isEqualTo(AskedMoment.NOW);
        assertThat(AskedMoment.NOW.isPast()).isFalse();
        assertThat(AskedMoment.NOW.in(ZONE)).isEmpty();
        assertThat(AskedMoment.NOW.query()).hasToString("");
    }

    @Test
    void whatIsNoDateAndTimeIsNoMoment() {
        assertThatThrownBy(() -> new AskedMoment("yesterday")).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> new AskedMoment("2020-02-30T12:00")).isInstanceOf(DateTimeException.class);
    }
}

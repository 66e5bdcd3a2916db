package org.healthhub.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksTest {
    @TempDir
    Path folder;

    @Test
    void aLinkIsReadWithWhatItNeedsAndWhatItMayLeaveOut() throws IOException {
        Links links = links("health-card.address=http://127.0.0.1:1/ws\nhealth-card.account=hub\nhealth-card.secret=s\n");

        assertThat(links.named("health-card")).contains(new Link("health-card", URI.create("http://127.0.0.1:1/ws"),
                "hub", "s", Duration.ofSeconds(5)));
        assertThat(links.named("data-bus")).isEmpty();
        assertThat(links.named("health-card").orElseThrow().toString()).doesNotContain("s=").doesNotContain("secret");
    }

    @Test
    void aChangedFileCountsAtTheNextQuestion() throws IOException {
        Links links = links("");
        assertThat(links.named("x")).isEmpty();

        Files.writeString(folder.resolve("links"), "x.address=http://127.0.0.1:1\nx.timeout=2\n");

        assertThat(links.named("x")).map(Link::timeout).contains(Duration.ofSeconds(2));
    }

    @Test
    void noFileIsNoLinks() {
        assertThat(new Links(folder.resolve("none")).named("x")).isEmpty();
    }

    @Test
    void anImpossibleLinkIsNamedWithoutItsSecret() throws IOException {
        Links links = links("x.address=not an address\nx.secret=hidden\n");

        assertThatThrownBy(() -> links.named("x")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("x").hasMessageNotContaining("hidden").hasNoCause();
    }

    private Links links(String lines) throws IOException {
        Files.writeString(folder.resolve("links"), lines);
        return new Links(folder.resolve("links"));
    }
}

package org.healthhub.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {

    @Test
    void thePolicyAllowsOnlyWhatTheConsoleServes() {
        Map<String, String> policy = Stream.of(SecurityHeaders.POLICY.split("; "))
                .collect(Collectors.toMap(part -> part.split(" ", 2)[0], part -> part.split(" ", 2)[1]));

        assertThat(policy).containsExactlyInAnyOrderEntriesOf(Map.of("default-src", "'none'", "script-src", "'self'",
                "style-src", "'self'", "img-src", "'self' data:", "connect-src", "'self'", "font-src", "'self'",
                "form-action", "'self'", "frame-ancestors", "'none'", "base-uri", "'none'"));
    }

    /** A style sheet that asks elsewhere would fail under the policy, silently. */
    @Test
    void noAssetAsksAnotherServer() throws Exception {
        for (String name : new String[] {"tabler.min.css", "console.css", "person.css"}) {
            String css = new String(SecurityHeaders.class.getResourceAsStream(
                    "/org/healthhub/admin/assets/" + name).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

            assertThat(css.replaceAll("url\\([\"']?data:", "")).as(name).doesNotContain("url(", "@import");
        }
    }
}

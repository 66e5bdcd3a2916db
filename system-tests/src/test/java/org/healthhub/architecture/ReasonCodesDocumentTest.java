package org.healthhub.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.Test;

class ReasonCodesDocumentTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (HUB-\\d+) \\| `(\\w+)` \\| (.+?) \\|$");

    @Test
    void theDocumentListsExactlyTheCodesThatTheHubGives() throws IOException {
        String document = Files.readString(HubClasses.file("docs/reason-codes.md"));

        List<String> listed = ROW.matcher(document).results().map(ReasonCodesDocumentTest::row).toList();

        assertThat(listed).containsExactlyElementsOf(Arrays.stream(ReasonCode.values())
                .map(reason -> reason.code() + " " + reason.name() + " " + reason.meaning()).toList());
    }

    @Test
    void noCodeIsGivenTwice() {
        assertThat(Arrays.stream(ReasonCode.values()).map(ReasonCode::code)).doesNotHaveDuplicates();
    }

    private static String row(MatchResult row) {
        return row.group(1) + " " + row.group(2) + " " + row.group(3);
    }
}

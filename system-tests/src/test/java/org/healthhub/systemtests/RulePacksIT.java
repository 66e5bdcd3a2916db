package org.healthhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HubIsRunning.class)
class RulePacksIT {
    private static final Path ZHEJIANG = Path.of("../code-registry/src/main/resources/rule-packs/ZJ-2020-02.yaml");

    private final RunningHub hub;

    RulePacksIT(RunningHub hub) {
        this.hub = hub;
    }

    @Test
    void aDraftFromAFileIsTriedSetForAMomentByTwoAndWithdrawnBeforeItBegins() throws IOException {
        Browser first = as("admin");
        Browser.Page stored = upload(first, named("IT-2026-01"));
        assertThat(stored.status()).isEqualTo(200);
        String pack = stored.address().getPath();
        assertThat(pack).isEqualTo("/admin/rules/packs/IT-2026-01");

        first.post(pack + "/shadow", Map.of("key", stored.key(), "sample", "10"));
        String run = await().atMost(Duration.ofSeconds(60)).until(() ->
                first.get(pack).content().select("input[name=run]").attr("value"), value -> !value.isEmpty());
        Browser.Page proposed = first.post(pack + "/propose", Map.of("key", first.get(pack).key(), "run", run,
                "from", Records.today().plusDays(1) + "T14:00", "ground", "试行", "document", "浙卫〔2026〕1号"));
        assertThat(proposed.status()).isEqualTo(200);

        assertThat(first.post(pack + "/confirm", Map.of("key", proposed.key())).status()).isEqualTo(409);
        Browser second = as("admin2");
        Browser.Page confirmed = second.post(pack + "/confirm", Map.of("key", second.get(pack).key()));
        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(confirmed.content().text()).contains("14:00");

        Browser.Page revoked = first.post(pack + "/revoke",
                Map.of("key", first.get(pack).key(), "reason", "文件另有安排"));
        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.content().text()).contains("文件另有安排");
        assertThat(revoked.content().select("form[action$=/revoke]")).isEmpty();
    }

    @Test
    void aFileThatIsNoRulePackIsToldWhatIsWrong() {
        Browser.Page refused = upload(as("admin"), "{\"pack\":".getBytes(StandardCharsets.UTF_8));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.content().text()).contains("HUB-510");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        assertThat(upload(as("admin"), new byte[]{(byte) 0xFF, (byte) 0xFE, 0, 1}).status()).isEqualTo(422);
    }

    @Test
    void anUploadNeedsTheKeyOfTheSessionAndTheRight() throws IOException {
        assertThat(as("admin").upload("/admin/rules/draft/file", Map.of(), "file", named("IT-2026-02")).status())
                .isEqualTo(409);
        Browser officer = as("officer1");
        assertThat(officer.upload("/admin/rules/draft/file", Map.of("key", officer.get("/admin/overview").key()), "file",
                named("IT-2026-02")).status()).isEqualTo(403);
    }

    private static byte[] named(String pack) throws IOException {
        return Files.readString(ZHEJIANG).replace("pack: ZJ-2020-02", "pack: " + pack).getBytes(StandardCharsets.UTF_8);
    }

    private static Browser.Page upload(Browser browser, byte[] file) {
        return browser.upload("/admin/rules/draft/file", Map.of("key", browser.get("/admin/rules/draft").key()), "file", file);
    }

    private Browser as(String officer) {
        Browser browser = new Browser(hub);
        browser.logIn(officer, hub.officerPassword(officer));
        return browser;
    }
}

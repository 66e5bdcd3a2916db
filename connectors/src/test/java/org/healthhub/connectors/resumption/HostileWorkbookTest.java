package org.healthhub.connectors.resumption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks that want to hurt are refused within a second, whatever they say of themselves. */
class HostileWorkbookTest {
    private static final Path SAMPLES = Path.of("src/test/resources/samples/resumption");
    private static final Instant NOW = Instant.parse("2020-03-09T16:00:00Z");
    private static final String WORKBOOK = """
            <workbook xmlns:r="r"><sheets><sheet r:id="a"/><sheet r:id="b"/></sheets></workbook>""";
    private static final String RELATIONS = """
            <Relationships><Relationship Id="a" Target="s1.xml"/><Relationship Id="b" Target="/xl/s2.xml"/></Relationships>""";
    private static final String HEADINGS = "<row><c t=\"inlineStr\"><is><t>姓名</t></is></c></row>";

    @BeforeAll
    static void warmUp() throws IOException {
        RosterBook.read(Files.readAllBytes(SAMPLES.resolve("workbook-with-roster.xlsx")));
    }

    @Test
    void aBombOfZeros() throws IOException {
        refused(ReasonCode.TOO_LARGE, zip("xl/worksheets/s1.xml", "0".repeat(200 * 1024 * 1024)));
    }

    @Test
    void aBombBesideTheSheets() throws IOException {
        refused(ReasonCode.TOO_LARGE, zip("docProps/picture.png", "0".repeat(200 * 1024 * 1024)));
    }

    @Test
    void aThousandParts() throws IOException {
        String[] parts = new String[2_000];
        for (int i = 0; i < parts.length; i += 2) {
            parts[i] = "xl/s" + i + ".xml";
            parts[i + 1] = "<a/>";
        }
        refused(ReasonCode.TOO_LARGE, zip(parts));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><worksheet>&x;</worksheet>",
        "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]><worksheet>&c;</worksheet>",
        "<!DOCTYPE a SYSTEM 'http://127.0.0.1/a.dtd'><worksheet/>", "<worksheet>&undeclared;</worksheet>",
        "<worksheet><sheetData><row></sheetData></worksheet>", "<worksheet>\u0000</worksheet>", ""})
    void entitiesAndBrokenXml(String sheet) throws IOException {
        refused(ReasonCode.UNREADABLE_MESSAGE, book("", sheet));
    }

    @Test
    void anEntityInWideCharacters() throws IOException {
        byte[] sheet = "<?xml version='1.0' encoding='UTF-16'?><!DOCTYPE a [<!ENTITY x 'y'>]><worksheet>&x;</worksheet>"
                .getBytes(StandardCharsets.UTF_16);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/s1.xml"));
            zip.write(sheet);
        }
        refused(ReasonCode.UNREADABLE_MESSAGE, out.toByteArray());
    }

    @Test
    void aSheetThatIsNestedTooDeep() throws IOException {
        refused(ReasonCode.TOO_DEEP, book("", "<a>".repeat(1_000_000)));
    }

    @Test
    void aSharedStringThatIsNotThere() throws IOException {
        refused(ReasonCode.UNREADABLE_MESSAGE, book("<sst count=\"1000000000\"><si><t>a</t></si></sst>",
                "<worksheet><sheetData><row><c t=\"s\"><v>999999999</v></c></row></sheetData></worksheet>"));
    }

    @Test
    void millionsOfSharedStrings() throws IOException {
        refused(ReasonCode.TOO_LARGE, book("<sst>" + "<si/>".repeat(3_000_000) + "</sst>", "<worksheet"));
    }

    @Test
    void millionsOfEmptyCells() throws IOException {
        refused(ReasonCode.TOO_LARGE, book("", "<worksheet><sheetData><row>" + "<c/>".repeat(3_500_000)));
    }

    @Test
    void aColumnBeyondAllColumnsIsNotReservedFor() throws IOException {
        String far = "<worksheet><sheetData><row r=\"2147483647\"><c r=\"ZZZZZZZZ2147483647\"><v>1</v></c></row></sheetData>"
                + "</worksheet>";
        byte[] file = zip("xl/workbook.xml", WORKBOOK, "xl/_rels/workbook.xml.rels", RELATIONS, "xl/s1.xml", far,
                "xl/s2.xml", far);

        assertTimeout(Duration.ofSeconds(1), () -> assertThat(RosterBook.read(file).roster()).isEmpty());
    }

    @Test
    void moreRowsThanARosterCanHave() throws IOException {
        refused(ReasonCode.TOO_LARGE, zip("xl/workbook.xml", WORKBOOK, "xl/_rels/workbook.xml.rels", RELATIONS, "xl/s1.xml",
                "<worksheet/>", "xl/s2.xml", "<worksheet><sheetData>" + HEADINGS
                        + "<row><c><v>1</v></c></row>".repeat(RosterBook.MOST_EMPLOYEES + 1) + "</sheetData></worksheet>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"records\":[]}", "", "PK", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"})
    void whatIsNoWorkbook(String content) {
        refused(ReasonCode.UNREADABLE_MESSAGE, content.getBytes(Charset.forName("ISO-8859-1")));
    }

    @Test
    void everyTruncationAndManyTwistsOfAGoodOneAreReadOrRefused() throws IOException {
        byte[] good = Files.readAllBytes(SAMPLES.resolve("workbook-with-roster.xlsx"));
        for (int i = 0; i < good.length; i += 29) {
            byte[] twisted = good.clone();
            twisted[i] ^= 0x55;
            tryOut(twisted);
            tryOut(Arrays.copyOf(good, i));
        }
    }

    @Test
    void aPreviewTellsEveryRowAndTheRejectedOnesComeBackWithTheReason() throws IOException {
        byte[] book = Files.readAllBytes(SAMPLES.resolve("workbook-with-a-wrong-check.xlsx"));

        RosterPreview preview = RosterPreview.of(book, new ResumptionTranslator(), NOW);
        JsonNode told = new ObjectMapper().readTree(ResumptionJson.preview(preview));
        var rows = XlsxBook.open(RosterSheets.rejected(preview)).rows(0, 10);

        assertThat(told.path("acceptable").asBoolean()).isFalse();
        assertThat(told.path("rows").asInt()).isEqualTo(2);
        assertThat(told.path("rejected").path(0).path("row").asInt()).isEqualTo(2);
        assertThat(told.path("rejected").path(0).path("code").asText()).isEqualTo("HUB-403");
        assertThat(told.path("rejected").path(0).path("field").asText()).isEqualTo("holder.idNumber");
        assertThat(rows.get(1).get(9).text()).isEqualTo("错误原因");
        assertThat(rows.get(2).get(9).text()).isEqualTo("证件号码校验码不正确");
        assertThat(rows.get(2).get(0).text()).isEqualTo("测试甲");
    }

    @Test
    void theTemplateIsReadAsAWorkbookWithNothingInIt() {
        RosterBook template = RosterBook.read(RosterSheets.template());

        assertThat(template.roster()).isEmpty();
        assertThat(template.application()).isEmpty();
    }

    private static void tryOut(byte[] file) {
        try {
            RosterPreview.of(file, new ResumptionTranslator(), NOW);
        } catch (Refusal refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }

    private static void refused(ReasonCode reason, byte[] file) {
        assertTimeout(Duration.ofSeconds(1), () -> assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> RosterBook.read(file)).returns(reason, Refusal::reason));
    }

    private static byte[] book(String strings, String sheet) throws IOException {
        String[] parts = {"xl/workbook.xml", WORKBOOK, "xl/_rels/workbook.xml.rels", RELATIONS, "xl/s1.xml", sheet,
            "xl/s2.xml", sheet, "xl/sharedStrings.xml", strings.isEmpty() ? "<sst/>" : strings};
        return zip(parts);
    }

    private static byte[] zip(String... parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < parts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(parts[i]));
                zip.write(parts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}

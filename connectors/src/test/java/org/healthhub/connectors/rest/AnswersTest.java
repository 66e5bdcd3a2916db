package org.healthhub.connectors.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import jakarta.ws.rs.core.MediaType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.healthhub.connectors.Json;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.Receipt;
import org.healthhub.connectors.RecordFields;
import org.healthhub.connectors.Refusal;
import org.healthhub.connectors.TrackingId;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.AppealRequest;
import org.healthhub.registry.AppealState;
import org.healthhub.registry.AppealTicket;
import org.healthhub.registry.CodeChanged;
import org.healthhub.registry.IntakeLedger.Settled;
import org.healthhub.registry.IssuedCode;
import org.healthhub.registry.ReasonView;
import org.healthhub.registry.VerifiedCode;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.rules.CodeStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnswersTest {
    private static final Instant NOON = Instant.parse("2020-03-01T04:00:00Z");

    @Test
    void receiptsAreAnsweredAsPublished() {
        byte[] answer = RecordsResource.answer("t", List.of(Receipt.accepted(0, "a"), new Receipt(1, Optional.of("b"),
                Receipt.REFUSED, Optional.of(ReasonCode.UNKNOWN_COLOUR), Optional.of("colour"))));

        assertThat(text(answer)).isEqualTo("""
                {"trackingId":"t","accepted":1,"refused":1,"receipts":[\
                {"index":0,"recordId":"a","outcome":"ACCEPTED"},\
                {"index":1,"recordId":"b","outcome":"REFUSED","code":"HUB-313","field":"colour"}]}""");
    }

    @Test
    void whatIsNeitherSettledNorRefusedIsPending() {
        BitSet refused = new BitSet();
        refused.set(1);

        assertThat(IntakeResource.receipts(new TrackingId.Request(3, refused),
                List.of(new Settled(2, "c", "QUARANTINED", Optional.of(ReasonCode.PERSON_UNKNOWN)))))
                .extracting(Receipt::outcome).containsExactly("PENDING", "REFUSED", "QUARANTINED");
    }

    @Test
    void changesAreAnsweredInPagesWithTheNextCursor() {
        CodeChanged issued = new CodeChanged(8, new UUID(0, 1), NOON, Optional.empty(), Colour.RED, "R04",
                "ZJ-2020-02", Optional.of(LocalDate.of(2020, 3, 15)), Optional.of("330106"));

        assertThat(text(ChangesResource.page(7, List.of(issued)))).isEqualTo("""
                {"changes":[{"number":8,"codeId":"00000000-0000-0000-0000-000000000001","at":"2020-03-01T04:00:00Z",\
                "to":"RED","rule":"R04","rulePack":"ZJ-2020-02","until":"2020-03-15","division":"330106",\
                "status":"ACTIVE"}],"next":8}""");
        assertThat(text(ChangesResource.page(7, List.of()))).isEqualTo("{\"changes\":[],\"next\":7}");
    }

    @Test
    void aChangeTellsTheLifeOfTheCodeAndUnderWhichCodeItGoesOn() {
        CodeChanged merged = new CodeChanged(9, new UUID(0, 1), NOON, Optional.of(Colour.GREEN), Colour.GREEN, "G00",
                "ZJ-2020-02", Optional.empty(), Optional.empty(), Optional.of(CodeStatus.EXPIRED),
                Optional.of(new UUID(0, 2)), Optional.empty());

        assertThat(text(ChangesResource.page(8, List.of(merged)))).isEqualTo("""
                {"changes":[{"number":9,"codeId":"00000000-0000-0000-0000-000000000001","at":"2020-03-01T04:00:00Z",\
                "from":"GREEN","to":"GREEN","rule":"G00","rulePack":"ZJ-2020-02","status":"EXPIRED",\
                "mergedInto":"00000000-0000-0000-0000-000000000002"}],"next":9}""");
    }

    @Test
    void aCodeTellsTheRuleAndTheRecordBehindIt() {
        ReasonView reason = new ReasonView("R04", "密切接触者", "a close contact", "CONTACT", "decree", Colour.RED,
                LocalDate.of(2020, 3, 1), Optional.of(LocalDate.of(2020, 3, 15)), 0, Optional.of(14), "zj-cdc",
                "CDC", "r-1");

        String answer = text(CodesResource.json(new IssuedCode(new UUID(0, 1), Colour.RED, List.of(reason),
                Optional.empty(), "token", NOON, Optional.empty())));

        assertThat(answer).isEqualTo("""
                {"codeId":"00000000-0000-0000-0000-000000000001","colour":"RED","reasons":[{"rule":"R04",\
                "says":"密切接触者","since":"2020-03-01","until":"2020-03-15",\
                "partner":"zj-cdc","recordId":"r-1"}],"token":"token",\
                "tokenExpiresAt":"2020-03-01T04:00:00Z"}""");
    }

    @Test
    void anOpenAppealIsAnsweredWithItsIdAndWhenTheReplyIsDue() {
        AppealTicket open = new AppealTicket(new UUID(0, 1), AppealState.OPEN, NOON, false, "330106", Optional.empty(),
                Optional.empty());

        assertThat(text(CorrectionsResource.json(open))).isEqualTo("""
                {"appealId":"00000000-0000-0000-0000-000000000001","state":"OPEN","dueAt":"2020-03-01T04:00:00Z",\
                "overdue":false,"division":"330106"}""");
    }

    @Test
    void aDecidedAppealIsAnsweredWithItsOutcomeAndReply() {
        AppealTicket decided = new AppealTicket(new UUID(0, 1), AppealState.UPHELD, NOON, false, "330106",
                Optional.of(NOON.minusSeconds(60)), Optional.of("已更正"));

        assertThat(text(CorrectionsResource.json(decided))).isEqualTo("""
                {"appealId":"00000000-0000-0000-0000-000000000001","state":"UPHELD","dueAt":"2020-03-01T04:00:00Z",\
                "overdue":false,"division":"330106","outcome":"UPHELD","decidedAt":"2020-03-01T03:59:00Z",\
                "reply":"已更正"}""");
    }

    @Test
    void anAppealIsReadWithHolderAndStatement() throws Exception {
        AppealRequest request = CorrectionsResource.request(new PartnerCode("dingtalk"), fields("""
                {"holder":{"idType":"RESIDENT_ID","idNumber":"330106199003070006"},"statement":"没有去过","recordId":"r-1"}"""));

        assertThat(request.statement()).isEqualTo("没有去过");
        assertThat(request.contact()).isEmpty();
        assertThat(request.recordId()).contains("r-1");
    }

    @Test
    void anAppealWithoutAStatementOrWithALongOneIsUnreadable() throws Exception {
        String holder = "{\"holder\":{\"idType\":\"RESIDENT_ID\",\"idNumber\":\"330106199003070006\"}";
        RecordFields without = fields(holder + "}");
        RecordFields tooLong = fields(holder + ",\"statement\":\"" + "好".repeat(501) + "\"}");

        assertThatThrownBy(() -> CorrectionsResource.request(new PartnerCode("dingtalk"), without))
                .isInstanceOfSatisfying(UnreadableRecord.class,
                        refused -> assertThat(refused.reason()).isEqualTo(ReasonCode.MISSING_FIELD));
        assertThatThrownBy(() -> CorrectionsResource.request(new PartnerCode("dingtalk"), tooLong))
                .isInstanceOfSatisfying(UnreadableRecord.class,
                        refused -> assertThat(refused.reason()).isEqualTo(ReasonCode.TOO_LONG));
    }

    @Test
    void anIdThatIsNoneIsThatOfNoAppeal() throws Exception {
        RecordFields fields = fields("{\"appealId\":\"17\"}");

        assertThatThrownBy(() -> CorrectionsResource.appealId(fields)).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.reason()).isEqualTo(ReasonCode.APPEAL_UNKNOWN));
        assertThat(Problem.of(ReasonCode.APPEAL_UNKNOWN).status()).isEqualTo(404);
        assertThat(Problem.of(ReasonCode.APPEAL_DECIDED).status()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({"CODE_UNVERIFIED,HUB-604", "CODE_EXPIRED,HUB-605"})
    void aGreenThatDoesNotCountIsShownWithoutAColourAndSaysWhy(ReasonCode obstacle, String code) {
        String answer = text(CodesResource.json(new IssuedCode(new UUID(0, 1), Colour.GREEN, List.of(),
                Optional.empty(), "token", NOON, Optional.of(obstacle))));

        assertThat(answer).isEqualTo("""
                {"codeId":"00000000-0000-0000-0000-000000000001","colour":null,"code":"%s","reasons":[],\
                "token":"token","tokenExpiresAt":"2020-03-01T04:00:00Z"}""".formatted(code));
    }

    @ParameterizedTest
    @CsvSource({"GREEN,36.5,true", "GREEN,,true", "GREEN,37.2,true", "GREEN,37.3,false", "GREEN,41.0,false",
        "YELLOW,36.5,false", "ORANGE,36.5,false", "RED,36.5,false", "RED,,false"})
    void onlyGreenWithoutFeverPasses(Colour colour, BigDecimal temperature, boolean passes) {
        VerifiedCode code = new VerifiedCode(true, Optional.empty(), Optional.of(colour), "NONE", "测*", NOON);

        assertThat(new CodeCheck("t", "gate", Optional.ofNullable(temperature)).passes(code)).isEqualTo(passes);
    }

    @Test
    void anExpiredTokenIsAnsweredWithItsCode() {
        VerifiedCode expired = new VerifiedCode(false, Optional.of(ReasonCode.TOKEN_EXPIRED), Optional.empty(), "NONE",
                "", NOON);

        assertThat(text(Json.bytes(out -> new CodeCheck("t", "gate", Optional.empty()).write(out, expired)))).isEqualTo("""
                {"valid":false,"pass":false,"code":"HUB-602","checkedAt":"2020-03-01T04:00:00Z"}""");
    }

    @ParameterizedTest
    @EnumSource(ReasonCode.class)
    void everyReasonIsAProblemWithAnErrorStatus(ReasonCode reason) {
        Problem problem = Problem.of(reason, "holder.idNumber");

        assertThat(problem.status()).isBetween(400, 503);
        assertThat(text(problem.body())).contains("\"code\":\"" + reason.code() + "\"", "\"status\":" + problem.status());
    }

    @ParameterizedTest
    @CsvSource({"*,*,application/json", "application,json,application/json", "image,*,image/svg+xml",
        "image,png,image/png"})
    void aCodeIsGivenInTheFormThatIsAccepted(String type, String subtype, String given) {
        assertThat(CodesResource.preferred(List.of(new MediaType(type, subtype)))).isEqualTo(given);
    }

    @Test
    void aPictureReadsBackAsTheToken() throws Exception {
        String token = "dG9rZW4tb2YtdHdlbnR5LWZvdXItYnl0ZXM";

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(QrPicture.of(token).png()));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());

        assertThat(new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(
                new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)))).getText()).isEqualTo(token);
        assertThat(text(QrPicture.of(token).svg())).startsWith("<svg ").endsWith("</svg>\n");
    }

    private static RecordFields fields(String json) throws IOException {
        return JsonDoor.single(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

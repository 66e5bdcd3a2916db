package org.healthhub.demo.outside;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The card management system of another province (link {@code health-card}, SOAP): says whose card a QR code shows
 * (RHC_E0003) and which code a person has (RHC_E0005).
 */
public final class CardManagementSystem extends OutsideSystem {
    private static final String ENVELOPE = """
            <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>\
            <ns2:RHCMessageServerResponse xmlns:ns2="http://webservice.ehc.cdxt.com/"><return>%s</return>\
            </ns2:RHCMessageServerResponse></soap:Body></soap:Envelope>""";
    private static final String PERSON = """
            <response><result>成功</result><desc>成功</desc><resultCode>%s</resultCode><ehc_cardinfo><name>%s</name>\
            <id_type>01</id_type><id_card>%s</id_card><qr_code>%s</qr_code></ehc_cardinfo></response>""";
    private static final String REFUSAL = """
            <response><result>失败</result><desc>失败</desc><resultCode>%s</resultCode></response>""";

    private final Map<String, Resident> byCode;

    /** @param byCode the cards that it gave out, by the text in their QR picture */
    public CardManagementSystem(Map<String, Resident> byCode) throws IOException {
        super("health-card");
        this.byCode = Map.copyOf(byCode);
    }

    @Override
    String answer(Question question) {
        String message = unescaped(question.body());
        String reply = isFromTheHub(question) ? reply(message) : REFUSAL.formatted("1011");
        return ENVELOPE.formatted(escaped(reply));
    }

    @Override
    String nonsense() {
        return ENVELOPE.formatted(escaped(PERSON.formatted("3005", "", "not a number", "")));
    }

    private String reply(String message) {
        boolean isVerification = element(message, "bussinessCode").equals("RHC_E0003");
        String wanted = element(message, isVerification ? "qr_code" : "id_number");
        Optional<Map.Entry<String, Resident>> card = byCode.entrySet().stream()
                .filter(one -> (isVerification ? one.getKey() : one.getValue().idNumber()).equals(wanted)).findFirst();
        return card.map(one -> PERSON.formatted(isVerification ? "3005" : "5005", escaped(one.getValue().name()),
                one.getValue().idNumber(), one.getKey())).orElse(REFUSAL.formatted("3002"));
    }

    private static String element(String xml, String name) {
        Matcher element = Pattern.compile("<" + name + ">([^<]*)<").matcher(xml);
        return element.find() ? element.group(1) : "";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}

package org.healthhub.demo;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The provincial card interface: two XML texts inside a SOAP message, and an XML text inside the answer. */
final class SoapDoor {
    private static final String SYSTEM = "health-card";
    private static final String ENVELOPE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ehc="http://webservice.ehc.cdxt.com/">
              <soapenv:Body>
                <ehc:RHCMessageServer>
                  <arg0>%s</arg0>
                  <arg1>%s</arg1>
                </ehc:RHCMessageServer>
              </soapenv:Body>
            </soapenv:Envelope>
            """;
    private static final Pattern RESULT = Pattern.compile("<resultCode>\\s*(\\d+)\\s*</resultCode>");
    private static final Pattern HUB_CODE = Pattern.compile("HUB-\\d{3}");
    /** Done, registered, registered already, cancelled, modified. */
    private static final Set<String> GOOD = Set.of("0", "6008", "6009", "4004", "11002");

    private final HubHttp http;
    private final Accounts accounts;
    private final Tally tally;

    SoapDoor(HubHttp http, Accounts accounts, Tally tally) {
        this.http = http;
        this.accounts = accounts;
        this.tally = tally;
    }

    void send(String action, String message) throws IOException, InterruptedException {
        String partner = Accounts.partnerOf(SYSTEM);
        String signed = action.replace("@PASSWORD@", escaped(accounts.password(partner)));
        HttpResponse<String> answer = http.postSoap(partner, "/hub/ws/health-card",
                ENVELOPE.formatted(escaped(signed), escaped(message)));
        String text = answer.body().replace("&lt;", "<").replace("&gt;", ">");
        Matcher result = RESULT.matcher(text);
        String code = result.find() ? result.group(1) : "";
        boolean taken = answer.statusCode() == 200 && GOOD.contains(code);
        tally.count(SYSTEM, taken ? "ACCEPTED" : "REFUSED", element(action, "msgGuid"),
                taken ? "" : "HTTP " + answer.statusCode() + " " + code + " " + hubCode(text));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String hubCode(String text) {
        Matcher code = HUB_CODE.matcher(text);
        return code.find() ? code.group() : "";
    }

    private static String element(String xml, String name) {
        Matcher element = Pattern.compile("<" + name + ">([^<]*)<").matcher(xml);
        return element.find() ? element.group(1) : "";
    }
}

package org.healthhub.demo.outside;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The provincial data bus with the national base library behind it (link {@code data-bus}): gives a token, and answers
 * what is signed by it with what the library holds of a person.
 */
public final class ProvincialDataBus extends OutsideSystem {
    private static final String TOKEN_PATH = "/33.1111.zj.appkeyAndrequestToken.SynReq@1.0";
    private static final String REFUSAL = "{\"code\":\"99\",\"msg\":\"refused\"}";

    private final String key = "demo-key";
    private final String requestSecret = UUID.randomUUID().toString();
    private final Map<String, String> held;

    /** @param held what the library holds, as JSON, by the number of the person */
    public ProvincialDataBus(Map<String, String> held) throws IOException {
        super("data-bus");
        this.held = Map.copyOf(held);
    }

    @Override
    String answer(Question question) {
        if (question.path().equals(TOKEN_PATH)) {
            boolean known = field(question, "appKey").equals(account()) && field(question, "appSecret").equals(secret());
            return known ? "{\"result_code\":200,\"data\":[{\"requestSecret\":\"%s\",\"app_key\":\"%s\"}]}"
                    .formatted(requestSecret, key) : "{\"result_code\":401,\"data\":[]}";
        }
        if (!field(question, "sign").equals(md5(key + requestSecret + field(question, "requestTime")))) {
            return REFUSAL;
        }
        return "{\"code\":\"00\",\"msg\":\"ok\",\"datas\":[%s]}"
                .formatted(held.getOrDefault(field(question, "idcardNo"), ""));
    }

    @Override
    String nonsense() {
        return "{\"code\":\"00\",\"msg\":\"ok\",\"datas\":\"[{\"}";
    }

    private static String field(Question question, String name) {
        Matcher field = Pattern.compile("name=\"" + name + "\"\r\n\r\n([^\r]*)\r\n").matcher(question.body());
        return field.find() ? field.group(1) : "";
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no MD5", impossible);
        }
    }
}

package org.healthhub.connectors.healthcard;

import java.util.Base64;
import java.util.List;
import org.healthhub.registry.intake.ReasonCode;

/**
 * The photographs of a registration. They are not kept; only their form is checked. The interface says 200 kB in its
 * tables and 400 kB in its result codes: what is not above 400 is taken.
 */
final class RhcPictures {
    private static final List<String> NAMES = List.of("photo_front", "photo_reverse", "photo_face");
    private static final int MOST_BYTES = 400 * 1024;

    private RhcPictures() {
    }

    /**
     * @throws RhcRefusal when one is too large, or no base64
     */
    static void check(RhcFields message) {
        NAMES.forEach(name -> message.unchecked(name).ifPresent(text -> check(name, text)));
    }

    private static void check(String name, String text) {
        // Four characters for three bytes, and line ends.
        if (text.length() > MOST_BYTES * 3 / 2) {
            throw new RhcRefusal(RhcResult.PICTURE_TOO_LARGE, ReasonCode.TOO_LONG, name);
        }
        int bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(text).length;
        } catch (IllegalArgumentException noBase64) {
            throw new RhcRefusal(ReasonCode.BAD_FIELD, name);
        }
        if (bytes > MOST_BYTES) {
            throw new RhcRefusal(RhcResult.PICTURE_TOO_LARGE, ReasonCode.TOO_LONG, name);
        }
    }
}

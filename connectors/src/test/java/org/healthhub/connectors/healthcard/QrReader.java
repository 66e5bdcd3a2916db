package org.healthhub.connectors.healthcard;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Reads QR pictures as a camera does. */
public final class QrReader {
    private QrReader() {
    }

    /** Width, height and text of a PNG in base64. */
    public static String read(String base64) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            return image.getWidth() + "x" + image.getHeight() + " " + new QRCodeReader().decode(new BinaryBitmap(
                    new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)))).getText();
        } catch (NotFoundException noCode) {
            return "no code";
        } catch (IOException | ReaderException e) {
            throw new IllegalStateException("not a QR picture", e);
        }
    }
}

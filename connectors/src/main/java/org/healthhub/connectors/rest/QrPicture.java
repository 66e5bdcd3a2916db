package org.healthhub.connectors.rest;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The QR picture of a text: as a drawing that scales, or as pixels. */
public final class QrPicture {
    private static final int PIXELS_PER_MODULE = 8;
    private static final int WHITE = 0xFFFFFF;
    /** Level M and four modules of margin, as ISO/IEC 18004 asks for. */
    private static final Map<EncodeHintType, Object> HINTS =
            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 4);

    private final BitMatrix modules;

    private QrPicture(BitMatrix modules) {
        this.modules = modules;
    }

    public static QrPicture of(String text) {
        try {
            return new QrPicture(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, HINTS));
        } catch (WriterException e) {
            throw new IllegalArgumentException("the text does not fit into a QR picture", e);
        }
    }

    byte[] svg() {
        int size = modules.getWidth();
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                if (modules.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
                <path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path d="%2$s"/></svg>
                """.formatted(size, path).getBytes(StandardCharsets.UTF_8);
    }

    byte[] png() {
        return png(modules.getWidth() * PIXELS_PER_MODULE);
    }

    /** As wide and high as is asked, with the modules as large as fit in and the rest as margin. */
    public byte[] png(int size) {
        int module = Math.max(1, size / modules.getWidth());
        int margin = (size - module * modules.getWidth()) / 2;
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                image.setRGB(x, y, isDark(x - margin, y - margin, module) ? 0 : WHITE);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // In memory: ImageIO would otherwise keep a file, and this picture admits a person.
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private boolean isDark(int x, int y, int module) {
        int size = modules.getWidth() * module;
        return x >= 0 && y >= 0 && x < size && y < size && modules.get(x / module, y / module);
    }
}

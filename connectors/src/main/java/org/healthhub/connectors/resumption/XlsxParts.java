package org.healthhub.connectors.resumption;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.intake.ReasonCode;

/**
 * The parts of a workbook that hold cells, unpacked under limits: whatever the packed file says of itself, no more than
 * so many bytes are ever unpacked.
 */
final class XlsxParts {
    private static final int MOST_ENTRIES = 500;
    private static final int MOST_UNPACKED = 32 * 1024 * 1024;
    private static final int MOST_KEPT = 16 * 1024 * 1024;
    private static final byte[] DOCTYPE = {'<', '!', 'D', 'O', 'C', 'T', 'Y', 'P', 'E'};

    private final Map<String, byte[]> parts = new HashMap<>();
    private final byte[] buffer = new byte[8192];
    private int unpacked;
    private int kept;

    /** @throws Refusal TOO_LARGE, or UNREADABLE_MESSAGE when it is no workbook or wants something from outside */
    static XlsxParts unpack(byte[] file) {
        XlsxParts parts = new XlsxParts();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            int entries = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw new Refusal(ReasonCode.TOO_LARGE);
                }
                parts.take(entry.getName(), zip);
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
        }
        return parts;
    }

    /** @throws Refusal UNREADABLE_MESSAGE when there is no such part */
    InputStream part(String name) {
        byte[] part = parts.get(name);
        if (part == null) {
            throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
        }
        return new ByteArrayInputStream(part);
    }

    boolean has(String name) {
        return parts.containsKey(name);
    }

    private void take(String name, InputStream in) throws IOException {
        boolean wanted = name.startsWith("xl/") && (name.endsWith(".xml") || name.endsWith(".rels"));
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            unpacked += read;
            kept += wanted ? read : 0;
            if (unpacked > MOST_UNPACKED || kept > MOST_KEPT) {
                throw new Refusal(ReasonCode.TOO_LARGE);
            }
            if (wanted) {
                part.write(buffer, 0, read);
            }
        }
        // Twice the same name is a trick: readers differ in which one they see.
        if (wanted && (declaresEntities(part.toByteArray()) || parts.put(name, part.toByteArray()) != null)) {
            throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
        }
    }

    /** Whether there is a document type in it, in whatever width its characters are written. */
    private static boolean declaresEntities(byte[] part) {
        int matched = 0;
        for (byte b : part) {
            if (b == 0) {
                continue;
            }
            matched = b == DOCTYPE[matched] ? matched + 1 : b == DOCTYPE[0] ? 1 : 0;
            if (matched == DOCTYPE.length) {
                return true;
            }
        }
        return false;
    }
}

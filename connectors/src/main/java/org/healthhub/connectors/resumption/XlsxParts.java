package org.healthhub.connectors.resumption;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
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
    private static final int END_OF_DIRECTORY = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int DIRECTORY_ENTRY = 0x02014b50;
    private static final int LOCAL_ENTRY = 0x04034b50;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final byte[] DOCTYPE = {'<', '!', 'D', 'O', 'C', 'T', 'Y', 'P', 'E'};

    private final Map<String, byte[]> parts = new HashMap<>();
    private final byte[] buffer = new byte[8192];
    private final ByteBuffer file;
    private int unpacked;
    private int kept;

    private XlsxParts(byte[] file) {
        this.file = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** @throws Refusal TOO_LARGE, or UNREADABLE_MESSAGE when it is no workbook or wants something from outside */
    static XlsxParts unpack(byte[] file) {
        XlsxParts parts = new XlsxParts(file);
        try {
            parts.readDirectory();
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException
                | DataFormatException broken) {
            throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
        }
        return parts;
    }

    private void readDirectory() throws DataFormatException {
        int end = endOfDirectory();
        int entries = file.getShort(end + 10) & 0xffff;
        if (entries > MOST_ENTRIES) {
            throw new Refusal(ReasonCode.TOO_LARGE);
        }
        int at = file.getInt(end + 16);
        for (int i = 0; i < entries; i++) {
            if (file.getInt(at) != DIRECTORY_ENTRY) {
                throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
            }
            int name = file.getShort(at + 28) & 0xffff;
            take(text(at + 46, name), file.getShort(at + 10), file.getInt(at + 20), file.getInt(at + 42));
            at += 46 + name + (file.getShort(at + 30) & 0xffff) + (file.getShort(at + 32) & 0xffff);
        }
    }

    private int endOfDirectory() {
        for (int at = file.limit() - END_LENGTH; at >= 0 && at >= file.limit() - END_LENGTH - LONGEST_COMMENT; at--) {
            if (file.getInt(at) == END_OF_DIRECTORY) {
                return at;
            }
        }
        throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
    }

    private String text(int from, int length) {
        byte[] bytes = new byte[length];
        file.get(from, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
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

    private void take(String name, int method, int packed, int local) throws DataFormatException {
        if (file.getInt(local) != LOCAL_ENTRY) {
            throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
        }
        boolean wanted = name.startsWith("xl/") && (name.endsWith(".xml") || name.endsWith(".rels"));
        int from = local + 30 + (file.getShort(local + 26) & 0xffff) + (file.getShort(local + 28) & 0xffff);
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        switch (method) {
            case STORED -> {
                byte[] content = new byte[Math.min(packed, file.limit())];
                file.get(from, content);
                count(content, content.length, wanted, part);
            }
            case DEFLATED -> inflate(file.slice(from, file.limit() - from), wanted, part);
            default -> throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
        }
        // Twice the same name is a trick: readers differ in which one they see.
        if (wanted && (declaresEntities(part.toByteArray()) || parts.put(name, part.toByteArray()) != null)) {
            throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
        }
    }

    /** A deflated part says itself where it ends. */
    private void inflate(ByteBuffer packed, boolean wanted, ByteArrayOutputStream part) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            while (!inflater.finished()) {
                int read = inflater.inflate(buffer);
                if (read == 0 && !inflater.finished()) {
                    throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
                }
                count(buffer, read, wanted, part);
            }
        } finally {
            inflater.end();
        }
    }

    private void count(byte[] bytes, int length, boolean wanted, ByteArrayOutputStream part) {
        unpacked += length;
        kept += wanted ? length : 0;
        if (unpacked > MOST_UNPACKED || kept > MOST_KEPT) {
            throw new Refusal(ReasonCode.TOO_LARGE);
        }
        if (wanted) {
            part.write(bytes, 0, length);
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

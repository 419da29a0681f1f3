package dev.slipway.release.bundle;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Makes archives that an honest tool would never make, byte by byte where it has to be. */
final class HostileArchive {

    private static final int RECORD = 512;

    private final ByteArrayOutputStream tar = new ByteArrayOutputStream();

    HostileArchive file(String name, String content) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        return entry(name, TarArchiveEntry.LF_NORMAL, "", bytes.length, bytes);
    }

    HostileArchive entry(String name, byte type, String linkName) {
        return entry(name, type, linkName, 0, new byte[0]);
    }

    /** An entry whose header may claim a size that its content does not have. */
    HostileArchive entry(String name, byte type, String linkName, long claimedSize, byte[] content) {
        var entry = new TarArchiveEntry("placeholder", type);
        entry.setLinkName(linkName);
        entry.setSize(claimedSize);
        entry.setMode(0100644);
        var header = new byte[RECORD];
        entry.writeEntryHeader(header);
        var raw = name.getBytes(StandardCharsets.UTF_8);
        Arrays.fill(header, 0, 100, (byte) 0);
        System.arraycopy(raw, 0, header, 0, raw.length);
        sign(header);
        tar.writeBytes(header);
        tar.writeBytes(content);
        tar.writeBytes(new byte[(RECORD - content.length % RECORD) % RECORD]);
        return this;
    }

    /** The next entry's name in a header of its own, as for names that are too long or not ASCII. */
    HostileArchive paxName(String name) {
        return pax("path=" + name);
    }

    HostileArchive pax(String keyValue) {
        var rest = " " + keyValue + "\n";
        var length = rest.getBytes(StandardCharsets.UTF_8).length;
        length += String.valueOf(length + 5).length();
        var content = (length + rest).getBytes(StandardCharsets.UTF_8);
        return entry("PaxHeaders/x", TarArchiveEntry.LF_PAX_EXTENDED_HEADER_LC, "", content.length, content);
    }

    Path zstd(Path file) {
        return write(file, out -> new ZstdOutputStream(out));
    }

    Path gzip(Path file) {
        return write(file, GZIPOutputStream::new);
    }

    private Path write(Path file, Compression compression) {
        try (var out = compression.of(Files.newOutputStream(file))) {
            tar.writeTo(out);
            out.write(new byte[2 * RECORD]);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A few kilobytes that unpack to as many zeros as wanted. */
    static Path bomb(Path file, long bytes) {
        try (var tar = new TarArchiveOutputStream(new ZstdOutputStream(Files.newOutputStream(file)))) {
            var entry = new TarArchiveEntry("zeros");
            entry.setSize(bytes);
            tar.putArchiveEntry(entry);
            var zeros = new byte[1024 * 1024];
            for (var left = bytes; left > 0; left -= zeros.length) {
                tar.write(zeros, 0, (int) Math.min(zeros.length, left));
            }
            tar.closeArchiveEntry();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sign(byte[] header) {
        Arrays.fill(header, 148, 156, (byte) ' ');
        var sum = 0;
        for (var b : header) {
            sum += b & 0xff;
        }
        var octal = String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(octal, 0, header, 148, octal.length);
    }

    private interface Compression {

        OutputStream of(OutputStream out) throws IOException;
    }
}

package dev.slipway.release.bundle;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A tar archive read with suspicion: whoever made it may have meant harm. */
final class Archive implements AutoCloseable {

    private static final int LARGEST_WINDOW = 24; // 16 MiB, as a power of two
    private static final long HEADERS = 64 * 1024;
    private static final int EXECUTABLE_BY_OWNER = 0100;

    private final BundleLimits limits;
    private final Layout layout = new Layout();
    private final BoundedInput bounded;
    private final TarArchiveInputStream tar;
    private int entries;
    private long totalBytes;

    private Archive(InputStream decompressed, BundleLimits limits) {
        this.limits = limits;
        this.bounded = new BoundedInput(decompressed);
        this.tar = new TarArchiveInputStream(bounded, "UTF-8");
    }

    static Archive open(Path file, BundleLimits limits) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file));
        try {
            return new Archive(decompressed(in), limits);
        } catch (IOException e) {
            in.close();
            throw damaged(e);
        } catch (RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static InputStream decompressed(BufferedInputStream in) throws IOException {
        in.mark(2);
        var first = in.read();
        var second = in.read();
        in.reset();
        if (first == 0x28 && second == 0xb5) {
            return new ZstdInputStream(in).setLongMax(LARGEST_WINDOW);
        }
        if (first == 0x1f && second == 0x8b) {
            return new GZIPInputStream(in);
        }
        throw new RefusedBundleException("the bundle is neither tar.zst nor tar.gz; make it with `slipway request`");
    }

    /** The next file or folder; nothing at the end. */
    Optional<ArchiveEntry> next() {
        try {
            for (var entry = nextHeader(); entry != null; entry = nextHeader()) {
                var path = relative(entry.getName());
                if (!path.isEmpty()) {
                    return Optional.of(accepted(entry, path));
                }
            }
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(e);
        }
    }

    @SuppressWarnings("NullAway") // null is how the library says that there are no more
    private TarArchiveEntry nextHeader() throws IOException {
        if (entries > 0) {
            tar.transferTo(OutputStream.nullOutputStream()); // what the reader did not want of the entry before
        }
        bounded.grant(HEADERS);
        var entry = tar.getNextEntry();
        if (entry != null && ++entries > limits.entries()) {
            throw new RefusedBundleException("the bundle has more than the " + limits.entries() + " entries allowed");
        }
        return entry;
    }

    private ArchiveEntry accepted(TarArchiveEntry entry, String path) {
        EntryPath.problemWith(path).ifPresent(problem -> {
            throw new RefusedBundleException("the bundle's entry " + EntryPath.shown(path) + " " + problem);
        });
        if (!isPlain(entry)) {
            throw new RefusedBundleException("the bundle's entry " + EntryPath.shown(path)
                    + " is a link, device or other thing than a file or folder");
        }
        if (entry.isDirectory()) {
            layout.claimFolder(path);
            return new ArchiveEntry.Folder(path);
        }
        layout.claimFile(path);
        grantContent(entry, path);
        return new ArchiveEntry.File(path, (entry.getMode() & EXECUTABLE_BY_OWNER) != 0, new Content(tar));
    }

    private static boolean isPlain(TarArchiveEntry entry) {
        return (entry.isFile() || entry.isDirectory())
                && !(entry.isLink()
                        || entry.isSymbolicLink()
                        || entry.isSparse()
                        || entry.isFIFO()
                        || entry.isCharacterDevice()
                        || entry.isBlockDevice());
    }

    private void grantContent(TarArchiveEntry entry, String path) {
        totalBytes += entry.getSize();
        if (entry.getSize() > limits.fileBytes()) {
            throw new RefusedBundleException("the bundle's entry " + EntryPath.shown(path) + " has " + entry.getSize()
                    + " bytes; a file may have " + limits.fileBytes());
        }
        if (totalBytes > limits.totalBytes()) {
            throw new RefusedBundleException(
                    "the bundle unpacks to more than the " + limits.totalBytes() + " bytes allowed");
        }
        bounded.grant(entry.getSize() + HEADERS);
    }

    private static String relative(String name) {
        var path = name.startsWith("./") ? name.substring(2) : name;
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static RefusedBundleException damaged(Exception cause) {
        return new RefusedBundleException(
                "the bundle is damaged (" + cause.getMessage() + "); make it again from its source");
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    /** The bytes of one entry; what is wrong with them is the bundle's fault, not the disk's. */
    private static final class Content extends InputStream {

        private final InputStream tar;

        Content(InputStream tar) {
            this.tar = tar;
        }

        @Override
        public int read() {
            try {
                return tar.read();
            } catch (IOException e) {
                throw damaged(e);
            }
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            try {
                return tar.read(into, offset, length);
            } catch (IOException e) {
                throw damaged(e);
            }
        }
    }
}

package dev.slipway.release.bundle;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestOutputStream;
import java.util.SortedMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes files as tar, compressed, with everything left out that differs between two machines. */
final class TarZstd {

    private static final int LEVEL = 6;
    private static final int FILE = 0100644;
    private static final int EXECUTABLE = 0100755;

    private TarZstd() {}

    static BundleDigest write(SortedMap<String, Path> files, Path to) throws IOException {
        var sha256 = BundleDigest.sha256();
        try (var out = new BufferedOutputStream(new DigestOutputStream(Files.newOutputStream(to), sha256));
                var tar = tar(new ZstdOutputStream(out, LEVEL).setChecksum(true))) {
            for (var file : files.entrySet()) {
                add(tar, file.getKey(), file.getValue());
            }
        }
        return BundleDigest.of(sha256);
    }

    private static TarArchiveOutputStream tar(OutputStream out) {
        var tar = new TarArchiveOutputStream(out, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        return tar;
    }

    private static void add(TarArchiveOutputStream tar, String name, Path file) throws IOException {
        var size = Files.size(file);
        var entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setMode(isExecutable(file) ? EXECUTABLE : FILE);
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        entry.setIds(0, 0);
        entry.setNames("", "");
        tar.putArchiveEntry(entry);
        if (Files.copy(file, tar) != size) {
            throw new IOException(name + " changed while it was packed; try again when nothing writes to it");
        }
        tar.closeArchiveEntry();
    }

    /** The owner's bit, which is the same for whoever packs; where there are no modes, nothing is executable. */
    private static boolean isExecutable(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
    }
}

package dev.slipway.deploy.docker;

import dev.slipway.deploy.HandedFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Files as an engine takes them, with their paths below one folder; they never touch a disk on the way. */
final class Parcel {

    private Parcel() {}

    static InputStream of(List<HandedFile> files, String below) {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (var file : files) {
                var content = file.content();
                var entry = new TarArchiveEntry(file.path().substring(below.length()));
                entry.setSize(content.length);
                entry.setMode(file.rights().mode());
                entry.setIds(file.rights().user(), file.rights().group());
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}

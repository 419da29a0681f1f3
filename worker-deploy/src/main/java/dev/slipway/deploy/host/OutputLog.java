package dev.slipway.deploy.host;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The output of a process that outlives us: it writes to the file by itself, so the file is shortened in place and its
 * earlier half kept beside it.
 */
public record OutputLog(Path path, long mostBytes) {

    private static final long TEN_MEGABYTES = 10 * 1024 * 1024;

    public static OutputLog at(Path path) {
        return new OutputLog(path, TEN_MEGABYTES);
    }

    /** The process must append: its next line then goes to the start of the emptied file. */
    public ProcessBuilder.Redirect redirect() {
        shorten();
        return ProcessBuilder.Redirect.appendTo(path.toFile());
    }

    public void shorten() {
        try {
            if (Files.exists(path) && Files.size(path) > mostBytes) {
                Files.copy(path, earlier(), REPLACE_EXISTING);
                FileChannel.open(path, WRITE).truncate(0).close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot shorten the log " + path + ".", e);
        }
    }

    public Path earlier() {
        return path.resolveSibling(path.getFileName() + ".1");
    }

    public List<String> lastLines() {
        return LastLines.of(path);
    }
}

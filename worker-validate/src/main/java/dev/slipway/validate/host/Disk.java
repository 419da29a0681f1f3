package dev.slipway.validate.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How full a file system is.
 *
 * @param used bytes in use
 * @param available bytes that an ordinary user may still take, as `df` has it
 */
record Disk(String where, long used, long available) {

    private static final Pattern LINE =
            Pattern.compile("(?m)^\\S+\\s+[0-9]+\\s+([0-9]{1,15})\\s+([0-9]{1,15})\\s+[0-9]+%");

    /** The file system that a folder lies on, or the nearest above it that is there. */
    static Disk of(Path folder) throws IOException {
        var there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        var store = Files.getFileStore(there);
        return new Disk(
                folder.toAbsolutePath().normalize() + " of this host",
                store.getTotalSpace() - store.getUnallocatedSpace(),
                store.getUsableSpace());
    }

    /** What `df -Pk` says, which every `df` says alike. */
    static Optional<Disk> parse(String where, String df) {
        var line = LINE.matcher(df);
        return line.find()
                ? Optional.of(
                        new Disk(where, Long.parseLong(line.group(1)) * 1024, Long.parseLong(line.group(2)) * 1024))
                : Optional.empty();
    }

    /** Rounded up, so that what is nearly full does not look as if it were not. */
    int percentUsed() {
        var all = used + available;
        return all == 0 ? 100 : (int) Math.ceilDiv(used * 100, all);
    }
}

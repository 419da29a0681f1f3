package dev.slipway.cli.up;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.connect.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** One process at a time works on a data folder; the claim ends with the process, however that ends. */
final class Claim implements AutoCloseable {

    private final FileChannel channel;

    private Claim(FileChannel channel) {
        this.channel = channel;
    }

    static Claim on(DataFolder data) {
        return tryOn(data)
                .orElseThrow(() -> new CannotGoOn(
                        ExitCode.UNEXPECTED,
                        "Slipway runs on " + data + " already (process " + holderOf(data)
                                + "). Use it with the other commands, end it with `slipway down`, or start another with"
                                + " --data DIR and --port 0"));
    }

    /** Finds out without leaving a trace in a folder that has never been used. */
    static void refuseIfHeld(DataFolder data) {
        if (Files.exists(data.claim())) {
            on(data).close();
        }
    }

    /** Empty while somebody else has it. */
    static Optional<Claim> tryOn(DataFolder data) {
        try {
            Files.createDirectories(data.path());
            var channel = FileChannel.open(data.claim(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(StandardCharsets.US_ASCII.encode(
                    Long.toString(ProcessHandle.current().pid())));
            return Optional.of(new Claim(channel));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the folder " + data + " cannot be used; name one that this user may write to with --data", e);
        }
    }

    /** The process that wrote itself into the claim, alive or not. */
    static String holderOf(DataFolder data) {
        try {
            return Files.readString(data.claim()).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

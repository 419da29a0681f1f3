package dev.slipway.backup.postgres;

import dev.slipway.backup.postgres.PostgresTrouble.Kind;
import dev.slipway.migrations.database.DatabaseUrl;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/** Runs pg_dump: its own format, because that restores in any order, and uncompressed, because others do that faster. */
record DumpProgram(DatabaseUrl url, ClientTools tools) {

    private static final int CHUNK = 256 << 10;

    RunningProgram start(String snapshot, DumpSession session, Duration lockPatience) throws PostgresTrouble {
        var environment = new TreeMap<>(url.environment());
        environment.put("PGAPPNAME", session.name());
        return tools.start(
                "pg_dump",
                List.of(
                        "--format=custom",
                        "--compress=0",
                        "--snapshot=" + snapshot,
                        "--lock-wait-timeout=" + lockPatience.toMillis(),
                        "--no-password"),
                environment);
    }

    /** Everything that it writes, if it comes to a good end. */
    long drain(RunningProgram program, OutputStream out, ByteProgress progress)
            throws PostgresTrouble, IOException, InterruptedException {
        program.input().close();
        var copied = new Copied(out, progress);
        boolean whole = copied.all(program.output());
        int code = program.await();
        if (code != 0 || !whole) {
            throw trouble(code, program.complaints());
        }
        return copied.bytes;
    }

    /** Bytes on their way from one stream to another. */
    private static final class Copied {

        private final OutputStream out;
        private final ByteProgress progress;
        private long bytes;

        Copied(OutputStream out, ByteProgress progress) {
            this.out = out;
            this.progress = progress;
        }

        /** False if the source broke off, which is the program's matter, unlike a stream that takes no more. */
        boolean all(InputStream source) throws IOException {
            var chunk = new byte[CHUNK];
            while (true) {
                int read;
                try {
                    read = source.read(chunk);
                } catch (IOException brokeOff) {
                    return false;
                }
                if (read < 0) {
                    return true;
                }
                out.write(chunk, 0, read);
                bytes += read;
                progress.at(bytes);
            }
        }
    }

    private PostgresTrouble trouble(int code, String words) {
        var what = "pg_dump of " + url + " ended with " + code + ": " + (words.isEmpty() ? "it said nothing" : words);
        if (words.contains("permission denied") || words.contains("row-level security")) {
            return new PostgresTrouble(Kind.PRIVILEGE, what, "grant the user of targets.yaml what the message names");
        }
        if (words.contains("lock timeout") || words.contains("lock_not_available")) {
            return new PostgresTrouble(
                    Kind.LOCKED, what, "look in pg_locks who holds it; try again when that has ended");
        }
        if (words.isEmpty()
                || words.contains("server closed the connection")
                || words.contains("terminating connection")) {
            return new PostgresTrouble(
                    Kind.ENDED, what, "look whether the server ran all the time and nobody ended pg_dump");
        }
        return new PostgresTrouble(Kind.REFUSED, what, "correct what the message names");
    }
}

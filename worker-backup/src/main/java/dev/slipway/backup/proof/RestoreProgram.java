package dev.slipway.backup.proof;

import dev.slipway.backup.postgres.ByteProgress;
import dev.slipway.backup.postgres.ClientTools;
import dev.slipway.backup.postgres.ConnectionWords;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.RunningProgram;
import dev.slipway.backup.postgres.Together;
import dev.slipway.migrations.database.DatabaseUrl;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs pg_restore on a stream. It goes on after an error, because what counts is what the copy is in the end.
 *
 * @param url the database, and as whom
 * @param options beside those that are always given
 */
public record RestoreProgram(ClientTools tools, DatabaseUrl url, List<String> options) {

    private static final int CHUNK = 256 << 10;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** What it complained about; nothing if all went well. */
    public String run(TableOfContents selection, InputStream dump, ByteProgress progress, Guard guard)
            throws PostgresTrouble, IOException, InterruptedException {
        var list = Files.createTempFile("slipway-restore-", ".list"); // only its owner may read it
        try {
            Files.writeString(list, selection.text());
            var arguments = new ArrayList<>(options);
            arguments.addAll(List.of(
                    "--use-list=" + list,
                    "--no-subscriptions",
                    "--no-password",
                    "--dbname=" + ConnectionWords.of(url)));
            try (var program = tools.start("pg_restore", arguments, url.environment());
                    var work = new Together(program::close)) {
                work.start(() -> {
                    feed(dump, program, progress);
                    return true;
                });
                work.start(() -> program.output().transferTo(OutputStream.nullOutputStream()));
                work.start(() -> {
                    boolean ended = false;
                    while (!ended) {
                        ended = program.endsWithin(BETWEEN_LOOKS);
                        guard.check();
                    }
                    return ended;
                });
                work.await();
                return program.await() == 0 ? "" : program.complaints();
            }
        } finally {
            Files.deleteIfExists(list);
        }
    }

    /** What pg_restore has no use for is read all the same: whether a sealed stream is whole shows at its end. */
    private static void feed(InputStream dump, RunningProgram program, ByteProgress progress)
            throws IOException, InterruptedException {
        var chunk = new byte[CHUNK];
        long bytes = 0;
        boolean listening = true;
        for (int read = dump.read(chunk); read >= 0; read = dump.read(chunk)) {
            listening = listening && takes(program, chunk, read);
            if (!listening && program.await() != 0) {
                return;
            }
            bytes += read;
            progress.at(bytes);
        }
        end(program);
    }

    private static boolean takes(RunningProgram program, byte[] chunk, int length) {
        try {
            program.input().write(chunk, 0, length);
            return true;
        } catch (IOException wantsNoMore) {
            return false;
        }
    }

    private static void end(RunningProgram program) {
        try {
            program.input().close();
        } catch (IOException alreadyGone) {
            // which its exit code says
        }
    }
}

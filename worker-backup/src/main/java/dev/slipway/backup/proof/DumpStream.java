package dev.slipway.backup.proof;

import dev.slipway.backup.postgres.ClientTools;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.PostgresTrouble.Kind;
import dev.slipway.backup.postgres.Together;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A dump that comes from afar and can be read once; its beginning, with the table of contents, is kept to be read again. */
public final class DumpStream {

    private static final int MOST_HEAD = 64 << 20;
    private static final int CHUNK = 64 << 10;

    private final byte[] head;
    private final TableOfContents contents;
    private final InputStream rest;

    private DumpStream(byte[] head, TableOfContents contents, InputStream rest) {
        this.head = head;
        this.contents = contents;
        this.rest = rest;
    }

    /** Reads as much as pg_restore needs to list what comes. */
    public static DumpStream open(InputStream dump, ClientTools tools)
            throws PostgresTrouble, IOException, InterruptedException {
        var head = new ByteArrayOutputStream();
        try (var program = tools.start("pg_restore", List.of("--list"), Map.of());
                var work = new Together(program::close)) {
            work.start(() -> {
                feed(dump, program.input(), head);
                return head.size();
            });
            var listing = work.start(() -> program.output().readAllBytes());
            work.await();
            if (program.await() != 0) {
                throw new PostgresTrouble(
                        Kind.REFUSED,
                        "the backup is no dump that pg_restore can read: " + program.complaints(),
                        "take another backup; this one cannot be restored");
            }
            var text = new String(listing.resultNow(), StandardCharsets.UTF_8);
            return new DumpStream(head.toByteArray(), TableOfContents.of(text), dump);
        }
    }

    TableOfContents contents() {
        return contents;
    }

    /** All of it; once. */
    InputStream whole() {
        return new SequenceInputStream(beginning(), rest);
    }

    /** Everything but rows. */
    InputStream beginning() {
        return new ByteArrayInputStream(head);
    }

    private static void feed(InputStream dump, OutputStream program, ByteArrayOutputStream head)
            throws IOException, PostgresTrouble {
        var chunk = new byte[CHUNK];
        for (int read = dump.read(chunk); read >= 0; read = dump.read(chunk)) {
            head.write(chunk, 0, read);
            if (head.size() > MOST_HEAD) {
                throw new PostgresTrouble(
                        Kind.REFUSED,
                        "the backup's table of contents is longer than " + MOST_HEAD + " bytes",
                        "restore it by hand with pg_restore");
            }
            try {
                program.write(chunk, 0, read);
            } catch (IOException hasReadEnough) {
                return;
            }
        }
        try {
            program.close();
        } catch (IOException hasReadEnough) {
            // and is gone
        }
    }
}

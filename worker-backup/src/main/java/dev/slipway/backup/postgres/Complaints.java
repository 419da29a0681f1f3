package dev.slipway.backup.postgres;

import dev.slipway.runtime.secrets.Redaction;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Reads all that a program complains about, so that it never blocks, and keeps the beginning and the end. */
public final class Complaints {

    private static final int KEPT = 4_000;

    private final StringBuilder first = new StringBuilder();
    private final StringBuilder last = new StringBuilder();
    private boolean gap;

    void readAll(InputStream stream) {
        var buffer = new char[2_048];
        try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                take(new String(buffer, 0, read));
            }
        } catch (IOException endedByForce) {
            take("\n(" + endedByForce.getMessage() + ")");
        }
    }

    public synchronized void take(String words) {
        int room = Math.min(KEPT - first.length(), words.length());
        first.append(words, 0, room);
        last.append(words, room, words.length());
        if (last.length() > KEPT) {
            last.delete(0, last.length() - KEPT);
            gap = true;
        }
    }

    public synchronized String words() {
        return Redaction.of(first + (gap ? "\n…\n" : "") + last).strip();
    }
}

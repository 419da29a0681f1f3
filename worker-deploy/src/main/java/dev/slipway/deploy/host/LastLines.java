package dev.slipway.deploy.host;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, bounded in lines and bytes, because that is where a program says why it gave up. */
public final class LastLines {

    public static final int MOST = 30;
    public static final int MOST_BYTES = 16 * 1024;

    private static final int MOST_CHARACTERS_PER_LINE = 500;

    private LastLines() {}

    public static List<String> of(Path log) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - MOST_BYTES);
            byte[] end = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(end);
            return of(new String(end, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    public static List<String> of(String text) {
        var lines = text.lines().toList();
        return lines.subList(Math.max(0, lines.size() - MOST), lines.size()).stream()
                .map(line -> line.substring(0, Math.min(line.length(), MOST_CHARACTERS_PER_LINE)))
                .toList();
    }
}

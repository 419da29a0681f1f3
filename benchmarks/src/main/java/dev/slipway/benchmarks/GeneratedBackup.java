package dev.slipway.benchmarks;

import dev.slipway.backup.vault.Sizes;
import dev.slipway.backup.vault.Watcher;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Rows of any amount, made as they go, on their way into a vault: a process with a small heap that tells what it took. */
final class GeneratedBackup {

    private static final long GIGABYTE = 1_000_000_000L;
    private static final int CHUNK = 256 << 10;
    private static final long ROWS_KEPT = 50_000;

    private GeneratedBackup() {}

    /** What such a process said. */
    record Told(long heapMegabytes, long liveMegabytes, double seconds) {}

    static Told run(URI store, int gigabytes, Path log) throws IOException {
        try (var child = Child.start(
                log, List.of("-Xmx128m"), GeneratedBackup.class, store.toString(), String.valueOf(gigabytes))) {
            var line = child.process().inputReader().readLine();
            if (line == null) {
                throw new IllegalStateException(
                        "a backup of " + gigabytes + " GB with 128 MB of heap failed; see " + log);
            }
            var words = line.split(" ");
            return new Told(Long.parseLong(words[0]), Long.parseLong(words[1]), Double.parseDouble(words[2]));
        }
    }

    /** Arguments: the store, gigabytes. Answers with the most heap in use and left by a collection, in mebibytes, and the seconds. */
    public static void main(String[] arguments) throws IOException {
        long bytes = Long.parseLong(arguments[1]) * GIGABYTE;
        long begun = System.nanoTime();
        try (var heap = new HeapWatch(_ -> {});
                var vault = OurBackup.vault(URI.create(arguments[0]))) {
            try (var deposit = vault.begin(OurBackup.order("generated"), Sizes.expecting(bytes), Watcher.NOBODY)) {
                try (var out = deposit.large(OurBackup.DUMP)) {
                    write(bytes, out);
                }
                deposit.finish(Map.of());
            }
            var peak = heap.peak();
            System.out.println(
                    (peak.used() >> 20) + " " + (peak.live() >> 20) + " " + (System.nanoTime() - begun) / 1e9);
        }
    }

    private static void write(long bytes, OutputStream out) throws IOException {
        var rows = new ShopRows(ROWS_KEPT);
        var source = new RowStream(
                LongStream.range(0, Long.MAX_VALUE).mapToObj(rows::order).iterator());
        var chunk = new byte[CHUNK];
        for (long left = bytes; left > 0; ) {
            int read = source.read(chunk, 0, (int) Math.min(left, chunk.length));
            out.write(chunk, 0, read);
            left -= read;
        }
    }
}

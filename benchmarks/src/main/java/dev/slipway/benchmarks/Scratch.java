package dev.slipway.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Cleans up after a benchmark that ended well; one that did not leaves its logs. */
public final class Scratch {

    private Scratch() {}

    public static void remove(Path folder) throws IOException {
        List<Path> entries;
        try (var all = Files.walk(folder)) {
            entries = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (var entry : entries) {
            Files.delete(entry);
        }
    }
}

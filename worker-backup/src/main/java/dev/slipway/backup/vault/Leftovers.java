package dev.slipway.backup.vault;

import dev.slipway.backup.store.Bucket;
import dev.slipway.backup.store.Listed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Removes what processes that died have left: uploads that nobody ends, objects that no manifest names. */
final class Leftovers {

    private final Bucket bucket;

    Leftovers(Bucket bucket) {
        this.bucket = bucket;
    }

    /** What was touched since then may still become a backup. Says what was removed. */
    List<String> sweep(String prefix, Instant untouchedSince) {
        var swept = new ArrayList<>(bucket.abortUploads(prefix, untouchedSince));
        folders(prefix).forEach((folder, objects) -> {
            var finished = objects.stream().anyMatch(object -> object.key().equals(folder + "manifest.json"));
            var idle = objects.stream().allMatch(object -> object.modified().isBefore(untouchedSince));
            if (!finished && idle) {
                objects.forEach(object -> {
                    bucket.delete(object.key());
                    swept.add(object.key());
                });
            }
        });
        return swept;
    }

    private Map<String, List<Listed>> folders(String prefix) {
        return bucket.list(prefix).stream()
                .filter(object -> depth(object.key()) >= Folder.DEPTH)
                .collect(Collectors.groupingBy(object -> folder(object.key()), TreeMap::new, Collectors.toList()));
    }

    private static long depth(String key) {
        return key.chars().filter(letter -> letter == '/').count();
    }

    private static String folder(String key) {
        var end = 0;
        for (var level = 0; level < Folder.DEPTH; level++) {
            end = key.indexOf('/', end) + 1;
        }
        return key.substring(0, end);
    }
}

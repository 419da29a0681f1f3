package dev.slipway.backup.watch;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known about the backups of one target.
 *
 * @param proven when one was shown to restore last
 * @param last what was taken last, proven or not
 * @param stored bytes of each backup that has not been removed
 */
record TargetRecord(
        Optional<Instant> proven, Optional<LastTaken> last, Optional<LastDrill> drill, Map<String, Long> stored) {

    static final TargetRecord NOTHING =
            new TargetRecord(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    /** The backup that was taken last. */
    record LastTaken(long bytes, long millis) {

        double bytesPerSecond() {
            return millis == 0 ? 0 : bytes * 1000.0 / millis;
        }
    }

    /** How long putting a backup back has taken, and how much would have been lost. */
    record LastDrill(long recoveryMillis, long ageMillis) {}

    TargetRecord {
        stored = Map.copyOf(stored);
    }

    TargetRecord taken(String id, LastTaken backup) {
        var all = new TreeMap<>(stored);
        all.put(id, backup.bytes());
        return new TargetRecord(proven, Optional.of(backup), drill, all);
    }

    /** Events may be seen twice, and not in the order of all partitions. */
    TargetRecord provenAt(Instant moment) {
        var later = proven.filter(known -> known.isAfter(moment)).or(() -> Optional.of(moment));
        return new TargetRecord(later, last, drill, stored);
    }

    TargetRecord drilled(LastDrill how) {
        return new TargetRecord(proven, last, Optional.of(how), stored);
    }

    TargetRecord pruned(String id) {
        var rest = new TreeMap<>(stored);
        rest.remove(id);
        return new TargetRecord(proven, last, drill, rest);
    }

    long bytes() {
        return stored.values().stream().mapToLong(Long::longValue).sum();
    }
}

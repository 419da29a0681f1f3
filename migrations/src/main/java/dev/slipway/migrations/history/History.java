package dev.slipway.migrations.history;

import dev.slipway.migrations.Version;
import dev.slipway.migrations.history.HistoryEntry.Move;
import dev.slipway.migrations.history.HistoryEntry.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that a database says about its migrations, oldest first; it is only ever added to. */
public record History(List<HistoryEntry> entries) {

    public History {
        entries = List.copyOf(entries);
    }

    /** What the schema consists of now, in the order in which it was applied. */
    public List<HistoryEntry> applied() {
        Map<Version, HistoryEntry> applied = new LinkedHashMap<>();
        for (var entry : entries) {
            if (entry.state() == State.DONE) {
                applied.remove(entry.version());
                if (entry.move() != Move.DOWN) {
                    applied.put(entry.version(), entry);
                }
            }
        }
        return new ArrayList<>(applied.values());
    }

    public Optional<HistoryEntry> applied(Version version) {
        return applied().stream()
                .filter(entry -> entry.version().equals(version))
                .findFirst();
    }

    /** A run that ended in the middle, which nobody has looked at yet. */
    public Optional<HistoryEntry> unsettled() {
        return entries.stream().filter(HistoryEntry::isUnsettled).findFirst();
    }

    public Optional<Version> latest() {
        return applied().stream().map(HistoryEntry::version).max(Version::compareTo);
    }
}

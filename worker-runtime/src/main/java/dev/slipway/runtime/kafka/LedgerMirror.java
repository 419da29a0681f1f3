package dev.slipway.runtime.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the ledger of one partition holds, oldest line first. A restore has to read from the oldest line only, so lines
 * that stay for long are written again at the end now and then.
 */
final class LedgerMirror {

    /** A line as it was last written. */
    record Line(long offset, byte[] value) {}

    private static final int WORTH_REWRITING = 2_000;
    private static final int AT_ONCE = 50;

    private final LinkedHashMap<String, Line> lines = new LinkedHashMap<>();
    private long end;

    /** Lines have to be told in the order of their offsets: the first one kept is the oldest. */
    void wrote(String key, long offset, byte[] value) {
        lines.remove(key);
        lines.put(key, new Line(offset, value));
        end = Math.max(end, offset + 1);
    }

    void struck(String key, long offset) {
        lines.remove(key);
        end = Math.max(end, offset + 1);
    }

    /** From where a restore has to read. */
    long lowWater() {
        return lines.isEmpty() ? end : lines.firstEntry().getValue().offset();
    }

    void startAt(long offset) {
        end = Math.max(end, offset);
    }

    /** Old lines to write again, when much that is no longer needed lies between them and the end. */
    List<Closing.LedgerWrite> worthRewriting() {
        if (end - lowWater() < Math.max(WORTH_REWRITING, 4L * lines.size())) {
            return List.of();
        }
        var old = new ArrayList<Closing.LedgerWrite>();
        for (var line : lines.entrySet()) {
            if (old.size() == AT_ONCE) {
                break;
            }
            old.add(new Closing.LedgerWrite(line.getKey(), line.getValue().value()));
        }
        return old;
    }

    Map<String, byte[]> values() {
        var values = new HashMap<String, byte[]>();
        lines.forEach((key, line) -> values.put(key, line.value()));
        return values;
    }
}

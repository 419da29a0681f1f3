package dev.slipway.backup.fingerprint;

import dev.slipway.migrations.data.TableName;

/** Between which positions a sequence stood while its database was copied, because no snapshot covers it. */
public record SequencePicture(TableName name, boolean descending, boolean cycles, Position before, Position after) {

    /** The last number that was given out, or the first one that will be. */
    public record Position(long value, boolean called) {

        @Override
        public String toString() {
            return called ? String.valueOf(value) : value + " (not called yet)";
        }
    }

    /** Whether a copy that stands there could have been taken in between. */
    boolean admits(Position position) {
        if (cycles) {
            return true; // it may have come round
        }
        return descending
                ? isReached(before, position, -1) && isReached(position, after, -1)
                : isReached(before, position, 1) && isReached(position, after, 1);
    }

    private static boolean isReached(Position first, Position then, int direction) {
        int order = Long.compare(then.value, first.value) * direction;
        return order > 0 || order == 0 && (then.called || !first.called);
    }

    String bounds() {
        return before.equals(after) ? before.toString() : before + " to " + after;
    }
}

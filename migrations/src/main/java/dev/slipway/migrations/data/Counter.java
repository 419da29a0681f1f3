package dev.slipway.migrations.data;

import java.util.OptionalLong;

/** How far a sequence has counted, and in which direction. */
public record Counter(TableName name, OptionalLong last, boolean upwards) {

    /** Whether it would give out again what it has given out then. */
    public boolean isBehind(Counter earlier) {
        if (earlier.last().isEmpty()) {
            return false;
        }
        long then = earlier.last().getAsLong();
        return last.isEmpty() || (upwards ? last.getAsLong() < then : last.getAsLong() > then);
    }

    @Override
    public String toString() {
        return name + (last.isPresent() ? " at " + last.getAsLong() : " at its start");
    }
}

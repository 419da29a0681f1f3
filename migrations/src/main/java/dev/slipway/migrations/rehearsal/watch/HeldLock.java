package dev.slipway.migrations.rehearsal.watch;

import dev.slipway.migrations.data.TableName;
import java.time.Duration;

/** A lock on a table that was there before, and the longest time that it can have been held without a break. */
public record HeldLock(TableName table, LockMode mode, Duration held) {

    @Override
    public String toString() {
        return mode.words() + " on " + table;
    }
}

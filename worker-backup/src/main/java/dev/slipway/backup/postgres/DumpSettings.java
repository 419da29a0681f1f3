package dev.slipway.backup.postgres;

import java.time.Duration;

/**
 * How a dump is taken.
 *
 * @param lockPatience how long it waits for whoever changes a table right now
 */
public record DumpSettings(Duration lockPatience) {

    public static final DumpSettings USUAL = new DumpSettings(Duration.ofSeconds(30));
}

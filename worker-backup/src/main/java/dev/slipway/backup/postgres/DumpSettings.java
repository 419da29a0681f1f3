package dev.slipway.backup.postgres;

import java.time.Duration;

/**
 * How a dump is taken.
 *
 * @param lockPatience how long it waits for whoever changes a table right now
 * @param hashing when the rows are hashed
 */
public record DumpSettings(Duration lockPatience, Hashing hashing) {

    public static final DumpSettings USUAL = new DumpSettings(Duration.ofSeconds(30), Hashing.BESIDE);

    /** It costs the server as much as the dump itself does, and sees the same moment in either case. */
    public enum Hashing {
        /** Both at once: the shortest time altogether where there are processors to spare. */
        BESIDE,
        /** The stream first, at its full speed. */
        AFTERWARDS
    }
}

package dev.slipway.release.parts;

import java.time.Duration;

/**
 * How much room a target has to have before it is changed.
 *
 * @param diskUsed percent of a file system that may be in use
 * @param memoryFree bytes that have to be free
 * @param connectionsFree connections that the database has to have left
 * @param backupAge how old the last proven backup may be
 */
public record Limits(int diskUsed, long memoryFree, int connectionsFree, Duration backupAge) {

    public static final Limits DEFAULT = new Limits(90, 512L * 1024 * 1024, 5, Duration.ofHours(26));
}

package dev.slipway.backup.vault;

import java.time.Duration;

/** How far an object has come: bytes as they were handed in, as they were packed and sealed, and for how long. */
public record Progress(String object, long plain, long sealed, Duration since) {

    /** Of what was handed in. */
    public long bytesPerSecond() {
        return since.isZero() ? 0 : (long) (plain * 1e9 / since.toNanos());
    }
}

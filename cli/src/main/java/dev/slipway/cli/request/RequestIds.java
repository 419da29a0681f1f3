package dev.slipway.cli.request;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/** Makes request ids: UUIDs of version 7, so that the id alone tells when the request was made. */
final class RequestIds {

    private static final long VERSION_7 = 0x7000L;
    private static final long RANDOM_12_BITS = 0x0fffL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    RequestIds(InstantSource clock) {
        this.clock = clock;
    }

    String next() {
        var high = clock.millis() << 16 | VERSION_7 | (random.nextLong() & RANDOM_12_BITS);
        var low = random.nextLong() >>> 2 | VARIANT;
        return new UUID(high, low).toString();
    }
}

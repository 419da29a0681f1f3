package dev.slipway.verify;

import java.time.Duration;
import java.util.Optional;

/** What came of one call. */
public sealed interface Seen {

    Duration took();

    /** An HTTP answer; where it points to is told, never followed. */
    record Answer(int status, Optional<String> location, Body body, Duration took) implements Seen {}

    /** No complete answer. */
    record Silence(String why, Duration took) implements Seen {}

    /** As much of a body as is worth reading. */
    record Body(String text, long bytes, boolean whole) {}
}

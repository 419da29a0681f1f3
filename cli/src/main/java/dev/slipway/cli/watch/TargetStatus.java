package dev.slipway.cli.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where one target stands, as the log tells it. */
record TargetStatus(
        String target, Optional<Serving> serving, Optional<Work> running, List<Work> waiting, Optional<Held> held) {

    /** The release that has the traffic, and where. */
    record Serving(String version, Optional<String> entry, Instant since) {}

    /** A request that has not ended. */
    record Work(String requestId, String kind, Optional<String> version, Instant since, String lately) {}

    /** Why nothing may happen before a person has looked. */
    record Held(String requestId, String reason, Instant since) {}
}

package dev.slipway.verify;

import dev.slipway.events.Instance;
import dev.slipway.events.Purpose;
import dev.slipway.events.Release;
import dev.slipway.events.ReleaseDeployed;
import dev.slipway.events.ReleaseRolledBack;
import dev.slipway.events.ReleaseStarted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The verification that is under way on a target. */
record Verification(
        String requestId,
        Purpose purpose,
        Optional<Release> release,
        List<Instance> instances,
        Optional<String> entry,
        Optional<Instant> bakedAt) {

    static Verification of(ReleaseStarted event) {
        return new Verification(
                event.getEnvelope().getRequestId(),
                Purpose.BEFORE_TRAFFIC,
                Optional.of(event.getRelease()),
                event.getInstances(),
                Optional.empty(),
                Optional.empty());
    }

    static Verification of(ReleaseDeployed event) {
        return new Verification(
                event.getEnvelope().getRequestId(),
                Purpose.AFTER_SWITCH,
                Optional.of(event.getRelease()),
                event.getInstances(),
                Optional.of(event.getEntry()),
                Optional.empty());
    }

    static Verification of(ReleaseRolledBack event) {
        return new Verification(
                event.getEnvelope().getRequestId(),
                Purpose.AFTER_ROLLBACK,
                event.getRelease(),
                event.getInstances(),
                event.getEntry(),
                Optional.empty());
    }

    Verification bakingUntil(Instant end) {
        return new Verification(requestId, purpose, release, instances, entry, Optional.of(end));
    }
}

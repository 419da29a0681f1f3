package dev.slipway.deploy;

import dev.slipway.events.Instance;
import dev.slipway.events.Plan;
import dev.slipway.events.Reason;
import dev.slipway.events.Release;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rollout under way: how far it has come, what it has really started, and why it is being undone, if it is. */
record Rollout(
        String requestId,
        Plan plan,
        String startsAs,
        Phase phase,
        List<Instance> started,
        boolean trafficMoved,
        Optional<Instant> schemaMovingSince,
        Optional<Reason> why) {

    Rollout {
        started = List.copyOf(started);
    }

    /** {@code startsAs} is the request on the labels: an older one where its instances are used again. */
    static Rollout of(String requestId, Plan plan, String startsAs) {
        return new Rollout(
                requestId, plan, startsAs, Phase.STARTING, List.of(), false, Optional.empty(), Optional.empty());
    }

    Release release() {
        return plan.getRelease();
    }

    boolean usesAgain(Serving warm) {
        return startsAs.equals(warm.startedBy());
    }

    Rollout with(Instance instance) {
        var all = new ArrayList<>(started);
        all.add(instance);
        return new Rollout(requestId, plan, startsAs, phase, all, trafficMoved, schemaMovingSince, why);
    }

    /** From here on the database may hold something of it. */
    Rollout movingSchema(Instant now) {
        return new Rollout(requestId, plan, startsAs, phase, started, trafficMoved, Optional.of(now), why);
    }

    boolean movedSchema() {
        return schemaMovingSince.isPresent();
    }

    Rollout in(Phase next) {
        boolean moved = trafficMoved || next == Phase.SHIFTING;
        return new Rollout(requestId, plan, startsAs, next, started, moved, schemaMovingSince, why);
    }

    Rollout undoneBecause(Reason reason) {
        return new Rollout(
                requestId,
                plan,
                startsAs,
                Phase.TAKING_TRAFFIC_BACK,
                started,
                trafficMoved,
                schemaMovingSince,
                Optional.of(reason));
    }

    boolean beingUndone() {
        return phase == Phase.TAKING_TRAFFIC_BACK || phase == Phase.REVERTING;
    }

    Serving serving() {
        return new Serving(release(), startsAs, started, Optional.empty());
    }
}

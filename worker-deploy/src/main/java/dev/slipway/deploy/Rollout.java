package dev.slipway.deploy;

import dev.slipway.deploy.undo.Grounds;
import dev.slipway.events.Instance;
import dev.slipway.events.Plan;
import dev.slipway.events.PlannedStep;
import dev.slipway.events.Reason;
import dev.slipway.events.Release;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A rollout under way: how far it has come, what it has really done, and why it is being undone, if it is.
 *
 * @param startsAs the request on the labels: an older one where its instances are used again
 * @param at the step of the plan that it has reached
 */
record Rollout(
        String requestId,
        Plan plan,
        String startsAs,
        Phase phase,
        int at,
        Deeds deeds,
        Optional<Watch> watch,
        Optional<Grounds> upon,
        Optional<Reason> why) {

    static Rollout of(String requestId, Plan plan, String startsAs, Grounds grounds) {
        return new Rollout(
                requestId,
                plan,
                startsAs,
                Phase.STARTING,
                0,
                Deeds.NONE,
                Optional.empty(),
                Optional.of(grounds),
                Optional.empty());
    }

    Release release() {
        return plan.getRelease();
    }

    Grounds grounds() {
        return upon.orElse(Grounds.NONE);
    }

    PlannedStep current() {
        return plan.getSteps().get(at);
    }

    List<Instance> started() {
        return deeds.started();
    }

    List<Instance> stopped() {
        return deeds.stopped();
    }

    boolean trafficMoved() {
        return deeds.trafficMoved();
    }

    boolean movedSchema() {
        return deeds.schemaMovingSince().isPresent();
    }

    Optional<Instant> schemaMovingSince() {
        return deeds.schemaMovingSince();
    }

    boolean usesAgain(Serving warm) {
        return startsAs.equals(warm.startedBy());
    }

    /** What still runs of the release before, as far as this rollout has left it. */
    List<Instance> remaining(Optional<Serving> before) {
        var gone = stopped().stream().map(Instance::getId).toList();
        return before.stream()
                .flatMap(old -> old.instances().stream())
                .filter(one -> !gone.contains(one.getId()))
                .toList();
    }

    Rollout with(Instance instance) {
        return having(deeds.started(instance));
    }

    Rollout without(Instance old) {
        return having(deeds.stopped(old));
    }

    /** From here on the database may hold something of it. */
    Rollout movingSchema(Instant now) {
        return having(deeds.movingSchema(now));
    }

    Rollout in(Phase next) {
        var moved = next == Phase.SHIFTING ? deeds.movingTraffic() : deeds;
        return new Rollout(requestId, plan, startsAs, next, at, moved, watch, upon, why);
    }

    Rollout reaching(int step) {
        var walking = trafficMoved() ? Phase.SHIFTING : Phase.STARTING;
        return new Rollout(requestId, plan, startsAs, walking, step, deeds, watch, upon, why);
    }

    Rollout watching(Optional<Watch> what) {
        return new Rollout(requestId, plan, startsAs, phase, at, deeds, what, upon, why);
    }

    Rollout undoneBecause(Reason reason) {
        return new Rollout(
                requestId,
                plan,
                startsAs,
                Phase.TAKING_TRAFFIC_BACK,
                at,
                deeds,
                Optional.empty(),
                upon,
                Optional.of(reason));
    }

    boolean walking() {
        return phase == Phase.STARTING || phase == Phase.SHIFTING;
    }

    boolean beingUndone() {
        return phase == Phase.TAKING_TRAFFIC_BACK || trafficIsBack();
    }

    /** Users are where they were before, or nothing ever moved them. */
    boolean trafficIsBack() {
        return phase == Phase.REVERTING || phase == Phase.RESTORING;
    }

    Serving serving() {
        return new Serving(release(), startsAs, started(), Optional.empty());
    }

    private Rollout having(Deeds more) {
        return new Rollout(requestId, plan, startsAs, phase, at, more, watch, upon, why);
    }
}

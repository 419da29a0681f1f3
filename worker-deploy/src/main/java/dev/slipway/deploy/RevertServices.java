package dev.slipway.deploy;

import dev.slipway.events.Instance;
import dev.slipway.events.ReleaseRolledBack;
import dev.slipway.events.ServiceReverted;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import java.time.Duration;
import java.util.List;

/** Carries out the plan's undo, backwards, for exactly what was started. */
final class RevertServices {

    private static final Duration GRACE_OF_REMAINS = Duration.ofSeconds(10);

    private final Yard yard;

    RevertServices(Yard yard) {
        this.yard = yard;
    }

    /** From the last one started to the first, and then whatever else there may be. */
    static Next from(Rollout rollout) {
        return below(rollout.started().size(), rollout);
    }

    /** Each when its last request is answered. */
    Next run(String input, Step step) throws InterruptedException {
        var book = Logbook.of(step);
        var rollout = book.rolloutOf(step.requestId(), Phase.REVERTING);
        if (rollout.isEmpty()) {
            return Next.ignore("Nothing is being undone for this request.");
        }
        var farewell = Farewell.to(rollout.get().release(), yard, step);
        var patience = Patience.parse(input).endingIn(farewell.drain(), step.now());
        int index = Integer.parseInt(patience.about());
        var instance = rollout.get().started().get(index);
        boolean kept = book.wanted().contains(instance.getId());
        if (!kept && rollout.get().trafficMoved() && !drained(instance, patience, step)) {
            return Next.nothing().then(Steps.REVERT, patience.toString());
        }
        boolean reached = yard.place(step).reaches(instance.getHost(), Yard.target(step));
        if (!kept && reached) {
            stop(instance, farewell, step);
        }
        return Next.publish(ServiceReverted.newBuilder()
                        .setEnvelope(step.envelope())
                        .setService(instance.getService())
                        .setAction(told(kept, reached, instance))
                        .build())
                .and(below(index, rollout.get()));
    }

    private static String told(boolean kept, boolean reached, Instance instance) {
        if (kept) {
            return "Left running, as it was before.";
        }
        return reached
                ? "Drained and stopped."
                : "Gets no requests, and is ended when its host " + instance.getHost() + " answers again.";
    }

    /** Whatever is left of the failed release ends, also what never got as far as to be counted. */
    Next settle(String nothing, Step step) throws InterruptedException {
        var book = Logbook.of(step);
        var rollout = book.rolloutOf(step.requestId(), Phase.REVERTING);
        if (rollout.isEmpty()) {
            return Next.ignore("Nothing is being undone for this request.");
        }
        var place = yard.place(step);
        step.assertOwned();
        for (var berth : place.reachable(Yard.target(step))) {
            berth.instances().stopAllBut(Yard.owner(step), book.wanted(), GRACE_OF_REMAINS);
        }
        var after = book.over(step.requestId(), Ended.How.UNDONE);
        yard.bundles().keepOnly(Yard.target(step), after.releasesOnDisk());
        var next = Next.publish(ReleaseRolledBack.newBuilder()
                        .setEnvelope(step.envelope())
                        .setRelease(book.liveRelease().orElse(null))
                        .setInstances(book.live().map(Serving::instances).orElse(List.<Instance>of()))
                        .setEntry(book.live().map(live -> place.entry()).orElse(null))
                        .setReason(rollout.get().why().orElseThrow())
                        .build())
                .remember(after);
        book.warm()
                .ifPresent(warm -> next.later(
                        Steps.CLOSE_WINDOW, warm.startedBy(), warm.warmUntil().orElse(step.now())));
        return next;
    }

    private static Next below(int above, Rollout rollout) {
        return above == 0
                ? Next.nothing().then(rollout.movedSchema() ? Steps.CHOOSE_WAY_BACK : Steps.SETTLE)
                : Next.nothing().then(Steps.REVERT, Integer.toString(above - 1));
    }

    private boolean drained(Instance instance, Patience patience, Step step) {
        step.progress("Draining " + instance.getService() + " " + instance.getVersion() + ".");
        return LastRequests.over(
                List.of(instance),
                patience.until().orElseThrow(),
                yard.place(step).router(),
                step);
    }

    private void stop(Instance instance, Farewell farewell, Step step) throws InterruptedException {
        var place = yard.place(step);
        step.progress("Stopping " + instance.getService() + " " + instance.getVersion() + ".");
        step.assertOwned();
        place.instancesOn(instance.getHost())
                .stop(Yard.owner(step), instance.getId(), farewell.graceOf(instance.getService()));
    }
}

package dev.slipway.deploy;

import dev.slipway.events.Instance;
import dev.slipway.events.ReleaseRolledBack;
import dev.slipway.events.RollbackStuck;
import dev.slipway.events.ServiceReverted;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Carries out the plan's undo, backwards, for exactly what was done; the users come first. */
final class UndoRollout {

    private final Yard yard;
    private final StandDown standDown;
    private final Revival revival;

    UndoRollout(Yard yard, StandDown standDown) {
        this.yard = yard;
        this.standDown = standDown;
        this.revival = new Revival(yard);
    }

    /** Before anything else, users get the old release again. */
    Next takeTrafficBack(String nothing, Step step) throws InterruptedException {
        var book = Logbook.of(step);
        var rollout = book.rolloutOf(step.requestId(), Phase.TAKING_TRAFFIC_BACK);
        if (rollout.isEmpty()) {
            return Next.ignore("Nothing is being undone for this request.");
        }
        var reverting = rollout.get().in(Phase.REVERTING);
        var next = thenRevert(reverting, reverting.started().size());
        if (!reverting.trafficMoved()) {
            return next.remember(book.under(reverting));
        }
        var old =
                book.live().isPresent() ? Optional.of(revival.of(book.live().get(), step)) : Optional.<Serving>empty();
        step.assertOwned();
        yard.place(step).router().shift(tableBefore(old, reverting, step));
        var version = old.map(live -> live.release().getVersion()).orElse("none");
        return next.and(Says.shifted(step, version, yard.place(step).entry()))
                .remember(book.under(reverting).serving(old, book.warm()));
    }

    /** From the last one started to the first, each when its last request is answered. */
    Next revert(String number, Step step) throws InterruptedException {
        var book = Logbook.of(step);
        var rollout = book.rolloutOf(step.requestId(), Phase.REVERTING);
        if (rollout.isEmpty()) {
            return Next.ignore("Nothing is being undone for this request.");
        }
        int index = Integer.parseInt(number);
        var instance = rollout.get().started().get(index);
        boolean kept = book.wanted().contains(instance.getId());
        if (!kept) {
            stop(instance, rollout.get(), step);
        }
        return Next.publish(ServiceReverted.newBuilder()
                        .setEnvelope(step.envelope())
                        .setService(instance.getService())
                        .setAction(kept ? "Left running, as it was before." : "Drained and stopped.")
                        .build())
                .and(thenRevert(rollout.get(), index));
    }

    /** Whatever is left of the failed release ends, also what never got as far as to be counted. */
    Next settle(String nothing, Step step) throws InterruptedException {
        var book = Logbook.of(step);
        var rollout = book.rolloutOf(step.requestId(), Phase.REVERTING);
        if (rollout.isEmpty()) {
            return Next.ignore("Nothing is being undone for this request.");
        }
        var place = yard.place(step);
        var target = Yard.target(step);
        step.assertOwned();
        place.instances().stopAllBut(Yard.owner(step), book.wanted(), Duration.ofSeconds(10));
        var after = book.over(step.requestId(), Ended.How.UNDONE);
        yard.bundles().keepOnly(target, after.releasesOnDisk());
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

    Next stuck(String where, Step step, GiveUp why) {
        var book = Logbook.of(step);
        var rollout = book.rolloutOf(step.requestId()).filter(Rollout::beingUndone);
        if (rollout.isEmpty()) {
            return Next.ignore("Nothing is being undone for this request.");
        }
        var after = standDown.from(book, rollout.get(), step);
        var message = why.reason().getMessage() + " Now "
                + after.liveRelease().map(release -> release.getVersion()).orElse("nothing")
                + " serves; of " + rollout.get().release().getVersion() + " these may still run: "
                + rollout.get().started().stream().map(Instance::getId).toList() + ".";
        return Next.publish(RollbackStuck.newBuilder()
                        .setEnvelope(step.envelope())
                        .setStep(where)
                        .setReason(Says.reason("rollback-stuck", message))
                        .build())
                .remember(after);
    }

    private static Next thenRevert(Rollout rollout, int above) {
        return above == 0
                ? Next.nothing().then(Steps.SETTLE)
                : Next.nothing().then(Steps.REVERT, Integer.toString(above - 1));
    }

    private void stop(Instance instance, Rollout rollout, Step step) throws InterruptedException {
        var opened = yard.bundles().open(Yard.target(step), rollout.release());
        var place = yard.place(step);
        step.progress("Draining and stopping " + instance.getService() + " " + instance.getVersion() + ".");
        step.assertOwned();
        if (rollout.trafficMoved()) {
            place.router()
                    .drain(
                            Set.of(Tables.backend(instance)),
                            opened.application().rollout().drain());
        }
        place.instances().stop(Yard.owner(step), instance.getId(), opened.graceOf(instance.getService()));
    }

    private RoutingTable tableBefore(Optional<Serving> old, Rollout rollout, Step step) {
        var target = Yard.target(step);
        return old.map(live -> Tables.of(
                        live.release().getVersion(),
                        step.token(),
                        yard.bundles().open(target, live.release()).application(),
                        live.instances()))
                .orElseGet(() -> Tables.of(
                        "none",
                        step.token(),
                        yard.bundles().open(target, rollout.release()).application(),
                        List.of()));
    }
}

package dev.slipway.deploy;

import dev.slipway.deploy.undo.Grounds;
import dev.slipway.events.Reason;
import dev.slipway.events.Release;
import dev.slipway.events.RollbackWindowClosed;
import dev.slipway.events.RolloutAuthorised;
import dev.slipway.events.RolloutStarted;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import java.time.Duration;
import java.util.Optional;

/** Starts a rollout on the ground that its plan was made for, or says that the ground has moved. */
final class BeginRollout {

    private static final Duration GRACE_OF_REMAINS = Duration.ofSeconds(10);

    private final Yard yard;
    private final Walk walk;
    private final StandDown standDown;
    private final Refusal refusal;

    BeginRollout(Yard yard, Walk walk, StandDown standDown) {
        this.yard = yard;
        this.walk = walk;
        this.refusal = new Refusal(yard);
        this.standDown = standDown;
    }

    Next on(RolloutAuthorised authorised, Step step) {
        var remembered = Logbook.of(step);
        if (remembered.rolloutOf(step.requestId()).isPresent()
                || remembered.endOf(step.requestId()).isPresent()) {
            return Next.ignore("This rollout has begun before.");
        }
        var here = yard.place(step).host();
        var book = standDown.fromAnyOther(remembered, step).on(here);
        var plan = authorised.getPlan();
        if (!plan.getBase().equals(book.liveRelease())) {
            return refusal.of(book, step, groundHasMoved(plan.getBase(), book.liveRelease()));
        }
        var startsAs = book.warm()
                .filter(warm -> warm.release().equals(plan.getRelease()))
                .map(Serving::startedBy)
                .orElse(step.requestId());
        return Next.publish(RolloutStarted.newBuilder()
                        .setEnvelope(step.envelope())
                        .setPlanDigest(plan.getDigest())
                        .build())
                .remember(book.under(Rollout.of(step.requestId(), plan, startsAs, Grounds.of(authorised))))
                .then(Steps.MAKE_ROOM)
                .later(Steps.LOOK_AFTER, "", step.now().plus(LookAfter.EVERY));
    }

    Next gaveUp(RolloutAuthorised authorised, Step step, GiveUp why) {
        return refusal.of(Logbook.of(step), step, why.reason());
    }

    /** What a dead rollout left behind is ended, and the window of the last one closed: never three releases at once. */
    Next makeRoom(String input, Step step) throws InterruptedException {
        var book = Logbook.of(step);
        var rollout = book.rolloutOf(step.requestId(), Phase.STARTING);
        if (rollout.isEmpty()) {
            return Next.ignore("The rollout is not starting any more.");
        }
        var closed = book.warm().filter(warm -> !rollout.get().usesAgain(warm));
        var farewell = closed.map(warm -> Farewell.to(warm.release(), yard, step));
        var patience =
                Patience.parse(input).endingIn(farewell.map(Farewell::drain).orElse(Duration.ZERO), step.now());
        if (closed.isPresent() && !drained(closed.get(), patience, step)) {
            return Next.nothing().then(Steps.MAKE_ROOM, patience.toString());
        }
        var after = closed.isPresent() ? book.withoutWarm() : book;
        step.assertOwned();
        step.progress("Ending what is not needed any more.");
        var grace = farewell.map(Farewell::longestGrace).orElse(GRACE_OF_REMAINS);
        for (var berth : yard.place(step).berths()) {
            berth.instances().stopAllBut(Yard.owner(step), after.wanted(), grace);
        }
        yard.bundles().keepOnly(Yard.target(step), after.releasesOnDisk());
        var next = walk.to(0, after, rollout.get(), step);
        closed.ifPresent(
                warm -> next.and(windowClosed(step, warm.release())).cancelLater(Steps.CLOSE_WINDOW, warm.startedBy()));
        return next;
    }

    static RollbackWindowClosed windowClosed(Step step, Release release) {
        return RollbackWindowClosed.newBuilder()
                .setEnvelope(step.envelope())
                .setVersion(release.getVersion())
                .build();
    }

    /** Long requests that the old release still answers may end as they would when its window closes by itself. */
    private boolean drained(Serving closed, Patience patience, Step step) {
        step.progress("Draining " + closed.release().getVersion() + ".");
        return LastRequests.over(
                closed.instances(),
                patience.until().orElseThrow(),
                yard.place(step).router(),
                step);
    }

    private static Reason groundHasMoved(Optional<Release> planned, Optional<Release> live) {
        return Says.reason(
                "base-has-moved",
                "The plan was made while " + planned.map(Release::getVersion).orElse("nothing")
                        + " served, but now " + live.map(Release::getVersion).orElse("nothing")
                        + " does; ask for it again.");
    }
}

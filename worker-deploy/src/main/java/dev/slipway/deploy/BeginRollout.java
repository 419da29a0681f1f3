package dev.slipway.deploy;

import dev.slipway.events.Reason;
import dev.slipway.events.Release;
import dev.slipway.events.RollbackWindowClosed;
import dev.slipway.events.RolloutAuthorised;
import dev.slipway.events.RolloutStarted;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import dev.slipway.runtime.TryAgain;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** Starts a rollout on the ground that its plan was made for, or says that the ground has moved. */
final class BeginRollout {

    private static final Duration WITHOUT_BUNDLE = Duration.ofSeconds(10);

    private final Yard yard;
    private final StandDown standDown;
    private final Refusal refusal;

    BeginRollout(Yard yard, StandDown standDown) {
        this.yard = yard;
        this.refusal = new Refusal(yard);
        this.standDown = standDown;
    }

    Next on(RolloutAuthorised authorised, Step step) {
        var remembered = Logbook.of(step);
        if (remembered.rolloutOf(step.requestId()).isPresent()
                || remembered.endOf(step.requestId()).isPresent()) {
            return Next.ignore("This rollout has begun before.");
        }
        var book = standDown.fromAnyOther(remembered, step);
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
                .remember(book.under(Rollout.of(step.requestId(), plan, startsAs)))
                .then(Steps.MAKE_ROOM)
                .later(Steps.LOOK_AFTER, "", step.now().plus(LookAfter.EVERY));
    }

    Next gaveUp(RolloutAuthorised authorised, Step step, GiveUp why) {
        return refusal.of(Logbook.of(step), step, why.reason());
    }

    /** What a dead rollout left behind is ended, and the window of the last one closed: never three releases at once. */
    Next makeRoom(String nothing, Step step) throws InterruptedException {
        var book = Logbook.of(step);
        var rollout = book.rolloutOf(step.requestId(), Phase.STARTING);
        if (rollout.isEmpty()) {
            return Next.ignore("The rollout is not starting any more.");
        }
        var closed = book.warm().filter(warm -> !rollout.get().usesAgain(warm));
        var after = closed.isPresent() ? book.withoutWarm() : book;
        step.assertOwned();
        step.progress("Ending what is not needed any more.");
        drain(closed, step);
        yard.place(step).instances().stopAllBut(Yard.owner(step), after.wanted(), grace(closed, step));
        var next = Next.nothing().remember(after).then(Steps.START, "0");
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
    private void drain(Optional<Serving> closed, Step step) throws InterruptedException {
        if (closed.isPresent()) {
            var backends =
                    closed.get().instances().stream().map(Tables::backend).collect(Collectors.toSet());
            var limit = opened(closed.get(), step)
                    .map(release -> release.application().rollout().drain())
                    .orElse(WITHOUT_BUNDLE);
            yard.place(step).router().drain(backends, limit);
        }
    }

    private Duration grace(Optional<Serving> closed, Step step) {
        return closed.flatMap(warm -> opened(warm, step))
                .map(OpenedRelease::longestGrace)
                .orElse(WITHOUT_BUNDLE);
    }

    /** The bundle of what is being ended; the new release does not fail because the old one's bundle is gone. */
    private Optional<OpenedRelease> opened(Serving warm, Step step) {
        try {
            return Optional.of(yard.bundles().open(Yard.target(step), warm.release()));
        } catch (TryAgain | GiveUp gone) {
            return Optional.empty();
        }
    }

    private static Reason groundHasMoved(Optional<Release> planned, Optional<Release> live) {
        return Says.reason(
                "base-has-moved",
                "The plan was made while " + planned.map(Release::getVersion).orElse("nothing")
                        + " served, but now " + live.map(Release::getVersion).orElse("nothing")
                        + " does; ask for it again.");
    }
}

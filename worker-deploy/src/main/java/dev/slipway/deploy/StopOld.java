package dev.slipway.deploy;

import dev.slipway.events.Instance;
import dev.slipway.events.PlannedStep;
import dev.slipway.events.ServiceStopped;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import java.util.List;
import java.util.Optional;

/** Ends an instance of the old release whose place the new one takes: no request any more, then its last ones, then itself. */
final class StopOld {

    private final Yard yard;
    private final Walk walk;
    private final TurnBack turnBack;

    StopOld(Yard yard, Walk walk, TurnBack turnBack) {
        this.yard = yard;
        this.walk = walk;
        this.turnBack = turnBack;
    }

    Next run(String input, Step step) throws InterruptedException {
        var book = Logbook.of(step);
        var patience = Patience.parse(input);
        var rollout = book.walking(step.requestId(), Integer.parseInt(patience.about()));
        if (rollout.isEmpty()) {
            return Next.ignore("The rollout has gone on, or turned back.");
        }
        var leaving = leaving(book, rollout.get());
        return leaving.isEmpty()
                ? walk.on(book, rollout.get(), step)
                : stop(leaving.get(), patience, book, rollout.get(), step);
    }

    Next gaveUp(String input, Step step, GiveUp why) {
        return turnBack.failed(step, Steps.STOP, why.reason());
    }

    private Next stop(Instance old, Patience patience, Logbook book, Rollout rollout, Step step)
            throws InterruptedException {
        var after = rollout.without(old);
        takeOut(Tables.backend(old), step);
        var farewell = Farewell.to(book.live().orElseThrow().release(), yard, step);
        var ending = patience.endingIn(farewell.drain(), step.now());
        step.progress(rollout.current().getAction());
        if (!LastRequests.over(
                List.of(old), ending.until().orElseThrow(), yard.place(step).router(), step)) {
            return Next.nothing().then(Steps.STOP, ending.toString());
        }
        step.assertOwned();
        yard.place(step)
                .instancesOn(old.getHost())
                .stop(Yard.owner(step), old.getId(), farewell.graceOf(old.getService()));
        return Next.publish(ServiceStopped.newBuilder()
                        .setEnvelope(step.envelope())
                        .setInstance(old)
                        .build())
                .and(walk.on(book, after, step));
    }

    private void takeOut(Backend old, Step step) {
        var router = yard.place(step).router();
        var table = router.table();
        if (table.backends().contains(old)) {
            step.assertOwned();
            router.shift(table.without(old, step.token()));
        }
    }

    /** The same copy may have been started anew since the plan was made, so it is known by its place and not by its id. */
    private static Optional<Instance> leaving(Logbook book, Rollout rollout) {
        PlannedStep planned = rollout.current();
        return rollout.remaining(book.live()).stream()
                .filter(one -> planned.getService()
                                .filter(one.getService()::equals)
                                .isPresent()
                        && planned.getHost().filter(one.getHost()::equals).isPresent()
                        && planned.getReplica() == one.getReplica())
                .findFirst();
    }
}

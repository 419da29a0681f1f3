package dev.slipway.deploy;

import dev.slipway.events.TrafficShifted;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import java.util.Optional;

/** Points the router at as much of the new release as the plan says; repeating it after a crash also outranks whoever did it before. */
final class ShiftTraffic {

    private final Yard yard;
    private final Walk walk;
    private final TurnBack turnBack;

    ShiftTraffic(Yard yard, Walk walk, TurnBack turnBack) {
        this.yard = yard;
        this.walk = walk;
        this.turnBack = turnBack;
    }

    Next run(String at, Step step) {
        var book = Logbook.of(step);
        var rollout = book.walking(step.requestId(), Integer.parseInt(at));
        return rollout.isPresent()
                ? shift(book, rollout.get(), step)
                : Next.ignore("The traffic is not to be shifted any more.");
    }

    Next gaveUp(String at, Step step, GiveUp why) {
        return turnBack.failed(step, Steps.SHIFT, why.reason());
    }

    private Next shift(Logbook book, Rollout rollout, Step step) {
        step.progress(rollout.current().getAction());
        int percent = new Crossing(yard, step).shift(book, rollout);
        return Next.publish(TrafficShifted.newBuilder()
                        .setEnvelope(step.envelope())
                        .setVersion(rollout.release().getVersion())
                        .setPercent(percent)
                        .setEntry(yard.place(step).entry())
                        .setObserved(rollout.watch().map(Watch::verdict).orElse(""))
                        .build())
                .and(walk.on(book, rollout.watching(Optional.empty()), step));
    }
}

package dev.slipway.deploy;

import dev.slipway.events.ReleaseDeployed;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;

/** Points the router at the new release; repeating it after a crash also outranks whoever did it before. */
final class ShiftTraffic {

    private final Yard yard;
    private final TurnBack turnBack;

    ShiftTraffic(Yard yard, TurnBack turnBack) {
        this.yard = yard;
        this.turnBack = turnBack;
    }

    Next run(String nothing, Step step) {
        var book = Logbook.of(step);
        var rollout = book.rolloutOf(step.requestId(), Phase.SHIFTING);
        return rollout.isPresent()
                ? shift(book, rollout.get(), step)
                : Next.ignore("The traffic is not to be shifted any more.");
    }

    Next gaveUp(String nothing, Step step, GiveUp why) {
        return turnBack.failed(step, Steps.SHIFT, why.reason());
    }

    private Next shift(Logbook book, Rollout rollout, Step step) {
        var place = yard.place(step);
        var release = rollout.release();
        var application = yard.bundles().read(Yard.target(step), release);
        step.progress("Sending all requests to " + release.getVersion() + ".");
        step.assertOwned();
        place.router().shift(Tables.of(release.getVersion(), step.token(), application, rollout.started()));
        var deployed = ReleaseDeployed.newBuilder()
                .setEnvelope(step.envelope())
                .setRelease(release)
                .setInstances(rollout.started())
                .setEntry(place.entry())
                .build();
        return Next.publish(Says.shifted(step, release.getVersion(), place.entry()), deployed)
                .remember(book.under(rollout.in(Phase.AFTER_SWITCH)));
    }
}

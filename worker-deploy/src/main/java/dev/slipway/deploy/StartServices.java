package dev.slipway.deploy;

import dev.slipway.deploy.plan.Copy;
import dev.slipway.events.PlannedStep;
import dev.slipway.events.ServiceStarted;
import dev.slipway.release.Slug;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;

/** Starts one copy of a service of the new release, and goes on once it is ready. */
final class StartServices {

    private final Yard yard;
    private final Walk walk;
    private final TurnBack turnBack;

    StartServices(Yard yard, Walk walk, TurnBack turnBack) {
        this.yard = yard;
        this.walk = walk;
        this.turnBack = turnBack;
    }

    Next run(String at, Step step) throws InterruptedException {
        var book = Logbook.of(step);
        var rollout = book.walking(step.requestId(), Integer.parseInt(at));
        return rollout.isPresent()
                ? start(book, rollout.get(), step)
                : Next.ignore("The rollout has gone on, or turned back.");
    }

    Next gaveUp(String at, Step step, GiveUp why) {
        var which = Logbook.of(step)
                .walking(step.requestId(), Integer.parseInt(at))
                .map(rollout -> rollout.current().getId())
                .orElse(Steps.START);
        return turnBack.failed(step, which, why.reason());
    }

    private Next start(Logbook book, Rollout rollout, Step step) throws InterruptedException {
        var planned = rollout.current();
        var host = planned.getHost().orElseThrow();
        var opened = yard.bundles().open(Yard.target(step), rollout.release());
        var service = opened.application()
                .service(new Slug(planned.getService().orElseThrow()))
                .orElseThrow(() -> noMore(planned));
        var place = yard.place(step);
        var copy = new Copy(service.name(), planned.getReplica(), host);
        var order = yard.orders().of(step, place, rollout.release(), rollout.startsAs(), opened, copy);
        step.progress(planned.getAction());
        step.assertOwned();
        return switch (place.instancesOn(host).launch(order, new StepOnlooker(step))) {
            case Launched.Ready ready -> started(ready, host, book, rollout, step);
            case Launched.CalledOff off -> Next.nothing().then(Steps.START, Integer.toString(rollout.at()));
            case Launched.Failed failed ->
                turnBack.failed(step, planned.getId(), Says.reason("service-not-started", failed.sentence()));
        };
    }

    private Next started(Launched.Ready ready, String host, Logbook book, Rollout rollout, Step step) {
        var instance = Says.instance(ready.instance(), host);
        var known =
                book.took(Steps.startOf(instance.getService()), ready.after().toMillis());
        return Next.publish(ServiceStarted.newBuilder()
                        .setEnvelope(step.envelope())
                        .setInstance(instance)
                        .setMillis(ready.after().toMillis())
                        .build())
                .and(walk.on(known, rollout.with(instance), step));
    }

    private static GiveUp noMore(PlannedStep planned) {
        return new GiveUp(
                "bundle-unusable",
                "The plan starts the service " + planned.getService().orElseThrow()
                        + ", which slipway.yaml of the release does not have; ask for it again.",
                "bundle-unusable");
    }
}

package dev.slipway.deploy;

import dev.slipway.events.ReleaseStarted;
import dev.slipway.events.ServiceStarted;
import dev.slipway.release.Service;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import java.util.List;

/** Starts the new release beside the old one, a service at a time, each only when those before it are ready. */
final class StartServices {

    private final Yard yard;
    private final TurnBack turnBack;

    StartServices(Yard yard, TurnBack turnBack) {
        this.yard = yard;
        this.turnBack = turnBack;
    }

    Next run(String number, Step step) throws InterruptedException {
        var book = Logbook.of(step);
        var rollout = book.rolloutOf(step.requestId(), Phase.STARTING);
        return rollout.isPresent()
                ? start(Integer.parseInt(number), book, rollout.get(), step)
                : Next.ignore("The rollout is not starting any more.");
    }

    Next gaveUp(String number, Step step, GiveUp why) {
        return turnBack.failed(step, Steps.START, why.reason());
    }

    private Next start(int number, Logbook book, Rollout rollout, Step step) throws InterruptedException {
        var opened = yard.bundles().open(Yard.target(step), rollout.release());
        List<Service> services = opened.application().inStartOrder();
        var service = services.get(number);
        var place = yard.place(step);
        var order = yard.orders().of(step, place, rollout.release(), rollout.startsAs(), opened, service);
        step.progress("Starting " + service.name() + " " + rollout.release().getVersion() + ".");
        step.assertOwned();
        return switch (place.instances().launch(order, new StepOnlooker(step))) {
            case Launched.Ready ready -> started(ready, number == services.size() - 1, book, rollout, step);
            case Launched.CalledOff off -> Next.nothing().then(Steps.START, Integer.toString(number));
            case Launched.Failed failed ->
                turnBack.failed(
                        step,
                        Steps.startOf(service.name().value()),
                        Says.reason("service-not-started", failed.sentence()));
        };
    }

    private Next started(Launched.Ready ready, boolean last, Logbook book, Rollout rollout, Step step) {
        var instance = Says.instance(ready.instance(), yard.place(step).host().name());
        var further = rollout.with(instance);
        var next = Next.publish(ServiceStarted.newBuilder()
                .setEnvelope(step.envelope())
                .setInstance(instance)
                .setMillis(ready.after().toMillis())
                .build());
        var known =
                book.took(Steps.startOf(instance.getService()), ready.after().toMillis());
        if (!last) {
            int number = further.started().size();
            return next.remember(known.under(further)).then(Steps.START, Integer.toString(number));
        }
        return next.and(ReleaseStarted.newBuilder()
                        .setEnvelope(step.envelope())
                        .setRelease(rollout.release())
                        .setInstances(further.started())
                        .build())
                .remember(known.under(further.in(Phase.BEFORE_TRAFFIC)));
    }
}

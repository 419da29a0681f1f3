package dev.slipway.deploy;

import static java.util.stream.Collectors.toSet;

import dev.slipway.events.Instance;
import dev.slipway.release.Slug;
import dev.slipway.runtime.Step;
import dev.slipway.runtime.TryAgain;
import java.util.ArrayList;

/** Makes sure that the release that traffic returns to is really there: what died of it meanwhile is started again. */
final class Revival {

    private final Yard yard;

    Revival(Yard yard) {
        this.yard = yard;
    }

    Serving of(Serving old, Step step) throws InterruptedException {
        var alive = yard.place(step).instances().running(Yard.target(step)).stream()
                .map(RunningInstance::id)
                .collect(toSet());
        var instances = new ArrayList<Instance>();
        for (var instance : old.instances()) {
            instances.add(alive.contains(instance.getId()) ? instance : started(instance, old, step));
        }
        return old.with(instances);
    }

    private Instance started(Instance dead, Serving old, Step step) throws InterruptedException {
        var place = yard.place(step);
        var opened = yard.bundles().open(Yard.target(step), old.release());
        var service = opened.application().service(new Slug(dead.getService())).orElseThrow();
        var order = yard.orders().of(step, place, old.release(), old.startedBy(), opened, service);
        step.progress(dead.getService() + " " + dead.getVersion() + " has died; starting it again.");
        step.assertOwned();
        return switch (place.instances().launch(order, Onlooker.patient())) {
            case Launched.Ready ready -> Says.instance(ready.instance(), place.host());
            case Launched.CalledOff off -> throw new TryAgain("Waiting for " + dead.getService() + " was called off.");
            case Launched.Failed failed -> throw new TryAgain(failed.sentence());
        };
    }
}

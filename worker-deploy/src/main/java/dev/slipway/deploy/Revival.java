package dev.slipway.deploy;

import static java.util.stream.Collectors.toSet;

import dev.slipway.events.Instance;
import dev.slipway.release.Slug;
import dev.slipway.runtime.Step;
import dev.slipway.runtime.TryAgain;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/** Makes sure that the release that traffic returns to is really there: what died of it meanwhile is started again. */
final class Revival {

    private final Yard yard;

    Revival(Yard yard) {
        this.yard = yard;
    }

    /** Starts what has died. Nothing, if the onlooker calls the waiting off: the next call then finds what was begun. */
    Optional<Serving> of(Serving old, Step step, Onlooker onlooker) throws InterruptedException {
        var alive = yard.place(step).instances().running(Yard.target(step)).stream()
                .map(RunningInstance::id)
                .collect(toSet());
        return allBut(alive, old, step, onlooker);
    }

    /** Waits until each of them answers, also those that live and are silent just now. */
    Optional<Serving> answering(Serving old, Step step, Onlooker onlooker) throws InterruptedException {
        return allBut(Set.of(), old, step, onlooker);
    }

    private Optional<Serving> allBut(Set<String> fit, Serving old, Step step, Onlooker onlooker)
            throws InterruptedException {
        var instances = new ArrayList<Instance>();
        for (var instance : old.instances()) {
            var now = fit.contains(instance.getId()) ? Optional.of(instance) : started(instance, old, step, onlooker);
            if (now.isEmpty()) {
                return Optional.empty();
            }
            instances.add(now.get());
        }
        return Optional.of(old.with(instances));
    }

    private Optional<Instance> started(Instance dead, Serving old, Step step, Onlooker onlooker)
            throws InterruptedException {
        var place = yard.place(step);
        var opened = yard.bundles().open(Yard.target(step), old.release());
        var service = opened.application().service(new Slug(dead.getService())).orElseThrow();
        var order = yard.orders().of(step, place, old.release(), old.startedBy(), opened, service);
        step.progress(dead.getService() + " " + dead.getVersion() + " does not serve; seeing to it.");
        step.assertOwned();
        return switch (place.instances().launch(order, onlooker)) {
            case Launched.Ready ready ->
                Optional.of(Says.instance(ready.instance(), place.host().name()));
            case Launched.CalledOff off -> Optional.empty();
            case Launched.Failed failed -> throw new TryAgain(failed.sentence());
        };
    }
}

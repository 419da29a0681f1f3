package dev.slipway.deploy;

import static java.util.stream.Collectors.toSet;

import dev.slipway.deploy.plan.Copy;
import dev.slipway.events.Instance;
import dev.slipway.release.Slug;
import dev.slipway.runtime.Step;
import dev.slipway.runtime.TryAgain;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/** Makes sure that the release that traffic returns to is really there: what died of it meanwhile is started again. */
final class Revival {

    /** One that lives at another address than it did is no use to whoever knows the old one. */
    private record Seat(String id, Backend backend) {}

    private final Yard yard;

    Revival(Yard yard) {
        this.yard = yard;
    }

    /** Starts what has died. Nothing, if the onlooker calls the waiting off: the next call then finds what was begun. */
    Optional<Present> of(Serving old, Step step, Onlooker onlooker) throws InterruptedException {
        var alive = yard.place(step).reachable(Yard.target(step)).stream()
                .flatMap(berth -> berth.instances().running(Yard.target(step)).stream())
                .map(running -> new Seat(running.id(), running.backend()))
                .collect(toSet());
        return allBut(alive, old, step, onlooker);
    }

    /** Waits until each of them answers, also those that live and are silent just now. */
    Optional<Present> answering(Serving old, Step step, Onlooker onlooker) throws InterruptedException {
        return allBut(Set.of(), old, step, onlooker);
    }

    /** A host that is away takes its instances along, and brings them back; the others do not wait for it. */
    private Optional<Present> allBut(Set<Seat> fit, Serving old, Step step, Onlooker onlooker)
            throws InterruptedException {
        var whole = new ArrayList<Instance>();
        var present = new ArrayList<Instance>();
        for (var instance : old.instances()) {
            if (!yard.place(step).reaches(instance.getHost(), Yard.target(step))) {
                whole.add(instance);
                continue;
            }
            var now = fit.contains(new Seat(instance.getId(), Tables.backend(instance)))
                    ? Optional.of(instance)
                    : started(instance, old, step, onlooker);
            if (now.isEmpty()) {
                return Optional.empty();
            }
            whole.add(now.get());
            present.add(now.get());
        }
        if (present.isEmpty() && !whole.isEmpty()) {
            throw new TryAgain("None of the hosts of " + step.target() + " answers.");
        }
        return Optional.of(new Present(old.with(whole), old.with(present)));
    }

    private Optional<Instance> started(Instance dead, Serving old, Step step, Onlooker onlooker)
            throws InterruptedException {
        var place = yard.place(step);
        var opened = yard.bundles().open(Yard.target(step), old.release());
        var service = opened.application().service(new Slug(dead.getService())).orElseThrow();
        var copy = new Copy(service.name(), dead.getReplica(), dead.getHost());
        var order = yard.orders().of(step, place, old.release(), old.startedBy(), opened, copy);
        step.progress(dead.getService() + " " + dead.getVersion() + " does not serve; seeing to it.");
        step.assertOwned();
        return switch (place.instancesOn(dead.getHost()).launch(order, onlooker)) {
            case Launched.Ready ready -> Optional.of(Says.instance(ready.instance(), dead.getHost()));
            case Launched.CalledOff off -> Optional.empty();
            case Launched.Failed failed -> throw new TryAgain(failed.sentence());
        };
    }
}

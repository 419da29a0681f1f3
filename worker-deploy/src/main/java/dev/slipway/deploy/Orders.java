package dev.slipway.deploy;

import dev.slipway.events.Release;
import dev.slipway.release.Service;
import dev.slipway.release.Target;
import dev.slipway.runtime.Step;

/** Turns what a release says of a service into an order that a place for instances can carry out. */
final class Orders {

    private static final int ONLY_COPY = 1;

    LaunchOrder of(Step step, Place place, Release release, String startsAs, OpenedRelease opened, Service service) {
        var target = Target.parse(step.target());
        return new LaunchOrder(
                new Label(target, startsAs, release.getVersion(), service.name(), ONLY_COPY, step.token()),
                place.workloads().of(target, release, opened, service),
                service.readiness());
    }
}

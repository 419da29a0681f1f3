package dev.slipway.deploy;

import dev.slipway.deploy.plan.Copy;
import dev.slipway.events.Release;
import dev.slipway.release.Target;
import dev.slipway.runtime.Step;

/** Turns what a release says of a service into an order that a place for instances can carry out. */
final class Orders {

    LaunchOrder of(Step step, Place place, Release release, String startsAs, OpenedRelease opened, Copy copy) {
        var target = Target.parse(step.target());
        var service = opened.application().service(copy.service()).orElseThrow();
        return new LaunchOrder(
                new Label(target, startsAs, release.getVersion(), service.name(), copy.number(), step.token()),
                place.workloads().of(target, release, opened, service),
                service.readiness());
    }
}

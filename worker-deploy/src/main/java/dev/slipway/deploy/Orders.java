package dev.slipway.deploy;

import dev.slipway.events.Release;
import dev.slipway.release.Service;
import dev.slipway.release.Target;
import dev.slipway.runtime.Step;

/** Turns what slipway.yaml says of a service into an order that a place for instances can carry out. */
final class Orders {

    private final Variables variables;

    Orders(Variables variables) {
        this.variables = variables;
    }

    LaunchOrder of(Step step, Place place, Release release, String startsAs, OpenedRelease opened, Service service) {
        var target = Target.parse(step.target());
        var folder = service.launch()
                .workingDirectory()
                .map(opened.folder()::resolve)
                .orElse(opened.folder());
        return new LaunchOrder(
                new Label(target, startsAs, release.getVersion(), service.name(), step.token()),
                folder,
                service.launch().command(),
                new Surroundings(
                        variables.of(target, service.environmentIn(target.environment())),
                        service.launch().portVariable(),
                        place.user()),
                service.readiness());
    }
}

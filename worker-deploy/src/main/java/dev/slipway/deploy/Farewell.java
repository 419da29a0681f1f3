package dev.slipway.deploy;

import dev.slipway.events.Release;
import dev.slipway.release.Application;
import dev.slipway.release.Launch;
import dev.slipway.release.Service;
import dev.slipway.release.Slug;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Step;
import dev.slipway.runtime.TryAgain;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/** How much time a release gets to end; a release also ends when the bundle that says so is gone. */
record Farewell(Optional<Application> application) {

    private static final Duration NOTHING_SAID = Duration.ofSeconds(10);

    static Farewell to(Release release, Yard yard, Step step) {
        try {
            return new Farewell(Optional.of(yard.bundles().read(Yard.target(step), release)));
        } catch (TryAgain | GiveUp gone) {
            return new Farewell(Optional.empty());
        }
    }

    /** For its last requests. */
    Duration drain() {
        return application.map(known -> known.rollout().drain()).orElse(NOTHING_SAID);
    }

    /** Between the request to end and the kill. */
    Duration graceOf(String service) {
        return application
                .flatMap(known -> known.service(new Slug(service)))
                .map(Service::launch)
                .map(Launch::stopGrace)
                .orElse(NOTHING_SAID);
    }

    Duration longestGrace() {
        return application.stream()
                .flatMap(known -> known.services().stream())
                .map(Service::launch)
                .map(Launch::stopGrace)
                .max(Comparator.naturalOrder())
                .orElse(NOTHING_SAID);
    }
}

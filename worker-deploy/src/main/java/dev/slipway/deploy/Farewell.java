package dev.slipway.deploy;

import dev.slipway.events.Release;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Step;
import dev.slipway.runtime.TryAgain;
import java.time.Duration;
import java.util.Optional;

/** How much time a release gets to end; a release also ends when the bundle that says so is gone. */
record Farewell(Optional<OpenedRelease> opened) {

    private static final Duration WITHOUT_BUNDLE = Duration.ofSeconds(10);

    static Farewell to(Release release, Yard yard, Step step) {
        try {
            return new Farewell(Optional.of(yard.bundles().open(Yard.target(step), release)));
        } catch (TryAgain | GiveUp gone) {
            return new Farewell(Optional.empty());
        }
    }

    /** For its last requests. */
    Duration drain() {
        return opened.map(release -> release.application().rollout().drain()).orElse(WITHOUT_BUNDLE);
    }

    /** Between the request to end and the kill. */
    Duration graceOf(String service) {
        return opened.map(release -> release.graceOf(service)).orElse(WITHOUT_BUNDLE);
    }

    Duration longestGrace() {
        return opened.map(OpenedRelease::longestGrace).orElse(WITHOUT_BUNDLE);
    }
}

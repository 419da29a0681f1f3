package dev.slipway.deploy.plan;

import dev.slipway.events.Instance;
import dev.slipway.events.Release;
import dev.slipway.release.Application;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a plan depends on.
 *
 * @param goingBack whether an older release returns, which nobody waits to see proven again
 * @param millis how long steps took before, by their names
 */
public record Scene(
        Release release,
        Application application,
        Layout layout,
        Optional<Predecessor> before,
        boolean goingBack,
        Map<String, Long> millis) {

    public Scene {
        millis = Map.copyOf(millis);
    }

    /** What serves now. */
    public record Predecessor(String version, List<Instance> instances) {

        public Predecessor {
            instances = List.copyOf(instances);
        }
    }

    String version() {
        return release.getVersion();
    }
}

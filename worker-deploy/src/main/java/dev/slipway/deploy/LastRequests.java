package dev.slipway.deploy;

import dev.slipway.events.Instance;
import dev.slipway.runtime.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;

/** Waits for the last requests of instances that are to end, and makes way for whatever is urgent. */
final class LastRequests {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    /** Shorter than the bound of any step, whatever an application asks for. */
    private static final Duration ONE_RUN = Duration.ofMinutes(5);

    private LastRequests() {}

    /** Whether the instances may end: they are idle, or the time is over. If not, the step is to return and come back. */
    static boolean over(Collection<Instance> instances, Instant until, Router router, Step step) {
        var backends = instances.stream().map(Tables::backend).collect(Collectors.toSet());
        boolean idle = step.await(
                thisTime(Duration.between(step.now(), until)),
                BETWEEN_LOOKS,
                () -> router.busy(backends).isEmpty());
        return idle || !step.now().isBefore(until);
    }

    private static Duration thisTime(Duration left) {
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(ONE_RUN) > 0 ? ONE_RUN : left;
    }
}

package dev.slipway.release.compose.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When a service starts, how often it runs, and how it ends. */
public record Lifecycle(
        Map<String, Dependency> dependencies,
        Optional<Written<String>> restart,
        Optional<RestartPolicy> restartPolicy,
        Optional<String> stopSignal,
        Optional<Duration> stopGracePeriod,
        Optional<Written<Long>> replicas,
        List<String> profiles,
        Optional<Written<String>> containerName,
        Optional<String> platform,
        Optional<String> pullPolicy) {

    public Lifecycle {
        dependencies = Ordered.copyOf(dependencies);
        profiles = List.copyOf(profiles);
    }

    /** A service that comes first, and what is waited for. */
    public record Dependency(Condition condition, boolean required, boolean restart) {}

    /** What must be true of a service before those that depend on it start. */
    public enum Condition {
        SERVICE_STARTED,
        SERVICE_HEALTHY,
        SERVICE_COMPLETED_SUCCESSFULLY
    }

    /** When a container that ended is started again, in the words of `deploy`. */
    public record RestartPolicy(
            Optional<String> condition, Optional<Duration> delay, Optional<Long> attempts, Optional<Duration> window) {}
}

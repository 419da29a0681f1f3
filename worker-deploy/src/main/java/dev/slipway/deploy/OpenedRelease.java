package dev.slipway.deploy;

import dev.slipway.release.Application;
import dev.slipway.release.Service;
import java.nio.file.Path;
import java.time.Duration;

/** A release on disk, with what its slipway.yaml says. */
record OpenedRelease(Path folder, Application application) {

    private static final Duration NOTHING_SAID = Duration.ofSeconds(10);

    Duration graceOf(String service) {
        return application.services().stream()
                .filter(one -> one.name().value().equals(service))
                .map(one -> one.launch().stopGrace())
                .findFirst()
                .orElse(NOTHING_SAID);
    }

    Duration longestGrace() {
        return application.services().stream()
                .map(Service::launch)
                .map(launch -> launch.stopGrace())
                .reduce(NOTHING_SAID, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }
}

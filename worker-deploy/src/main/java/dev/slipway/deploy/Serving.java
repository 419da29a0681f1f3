package dev.slipway.deploy;

import dev.slipway.events.Instance;
import dev.slipway.events.Release;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A release whose instances run, with the request on their labels, and until when they are kept if nobody uses them. */
record Serving(Release release, String startedBy, List<Instance> instances, Optional<Instant> warmUntil) {

    Serving {
        instances = List.copyOf(instances);
    }

    Serving keptUntil(Instant until) {
        return new Serving(release, startedBy, instances, Optional.of(until));
    }

    Serving inUse() {
        return new Serving(release, startedBy, instances, Optional.empty());
    }

    Serving with(List<Instance> others) {
        return new Serving(release, startedBy, others, warmUntil);
    }

    Set<String> ids() {
        return instances.stream().map(Instance::getId).collect(Collectors.toSet());
    }
}

package dev.slipway.deploy;

import dev.slipway.events.Instance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a rollout has really done so far: exactly that is undone, and nothing else. */
record Deeds(
        List<Instance> started, List<Instance> stopped, boolean trafficMoved, Optional<Instant> schemaMovingSince) {

    static final Deeds NONE = new Deeds(List.of(), List.of(), false, Optional.empty());

    Deeds {
        started = List.copyOf(started);
        stopped = List.copyOf(stopped);
    }

    Deeds started(Instance instance) {
        return new Deeds(and(started, instance), stopped, trafficMoved, schemaMovingSince);
    }

    Deeds stopped(Instance instance) {
        return new Deeds(started, and(stopped, instance), trafficMoved, schemaMovingSince);
    }

    Deeds movingTraffic() {
        return new Deeds(started, stopped, true, schemaMovingSince);
    }

    Deeds movingSchema(Instant now) {
        return new Deeds(started, stopped, trafficMoved, Optional.of(now));
    }

    private static List<Instance> and(List<Instance> before, Instance latest) {
        var all = new ArrayList<>(before);
        all.add(latest);
        return all;
    }
}

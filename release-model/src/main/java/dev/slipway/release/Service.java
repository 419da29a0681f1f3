package dev.slipway.release;

import java.util.List;
import java.util.Optional;

/** One part of an application that runs on its own and answers HTTP. */
public record Service(Slug name, Launch launch, Readiness readiness, Optional<String> route, List<Slug> after) {

    public Service {
        after = List.copyOf(after);
    }
}

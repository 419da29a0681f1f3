package dev.slipway.release.parts;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a target is made of, as far as its operator has said: every stage finds the same thing under the same name. */
public record Parts(
        List<Engine> engines, Optional<Database> database, Map<String, Registry> registries, Limits limits) {

    public static final Parts NONE = new Parts(List.of(), Optional.empty(), Map.of(), Limits.DEFAULT);

    public Parts {
        engines = List.copyOf(engines);
        registries = Map.copyOf(registries);
    }
}

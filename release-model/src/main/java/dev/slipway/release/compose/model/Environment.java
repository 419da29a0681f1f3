package dev.slipway.release.compose.model;

import dev.slipway.release.yaml.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The variables of a service, those of its environment files among them. */
public record Environment(Map<String, Variable> variables, List<EnvironmentSource> files) {

    public Environment {
        variables = Ordered.copyOf(variables);
        files = List.copyOf(files);
    }

    /** A variable without a value is one that was to come from the surroundings and is not set there. */
    public record Variable(Optional<String> value, Place origin) {}

    /** A file of variables, with its path inside the bundle. */
    public record EnvironmentSource(String path, boolean required, Optional<String> format, Place origin) {}
}

package dev.slipway.release.environment;

import dev.slipway.release.Slug;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A variable as its application declares it: what it is for, what it takes, and what differs by environment. */
public record Variable(VariableType type, About about, Terms usually, Map<Slug, Terms> elsewhere) {

    /** What it means to people. */
    public record About(Optional<String> description, Optional<String> example) {}

    public Variable {
        elsewhere = Collections.unmodifiableMap(new LinkedHashMap<>(elsewhere));
    }

    Terms in(Optional<Slug> environment) {
        return environment.map(name -> elsewhere.getOrDefault(name, usually)).orElse(usually);
    }

    /** What it is where nobody gives it a value. */
    public Optional<String> defaultIn(Slug environment) {
        return in(Optional.of(environment)).need().otherwise();
    }

    /** What is wrong with a value, without repeating it. */
    Optional<String> complaint(String value, Limits limits) {
        return type.complaint(value).or(() -> limits.complaint(type, value));
    }
}

package dev.slipway.release.environment;

import dev.slipway.release.Slug;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All variables that a service declares, by name in the order written; none means that it says nothing about them. */
public record VariableSchema(Map<String, Variable> variables) {

    public static final VariableSchema NONE = new VariableSchema(Map.of());

    public VariableSchema {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        refuseImpossible(variables);
    }

    private static void refuseImpossible(Map<String, Variable> variables) {
        variables.forEach((name, variable) -> {
            refuseImpossible(name, variable.usually().need(), variables);
            variable.elsewhere().values().forEach(terms -> refuseImpossible(name, terms.need(), variables));
        });
    }

    /** A rule on a value that the other variable never has would be forgotten silently. */
    private static void refuseImpossible(String name, Need need, Map<String, Variable> variables) {
        need.when()
                .forEach((other, value) -> Optional.ofNullable(variables.get(other))
                        .flatMap(variable ->
                                variable.complaint(value, variable.usually().limits()))
                        .ifPresent(complaint -> {
                            throw new IllegalArgumentException("`" + name + "` is required when `" + other + "` is `"
                                    + value + "`, but that " + complaint);
                        }));
    }

    /** The environments that some variable makes a difference for. */
    public Set<Slug> environments() {
        var named = new TreeSet<Slug>();
        variables.values().forEach(variable -> named.addAll(variable.elsewhere().keySet()));
        return named;
    }

    /** What a service gets where nobody says anything else. */
    public Map<String, String> defaultsIn(Slug environment) {
        var defaults = new LinkedHashMap<String, String>();
        variables.forEach(
                (name, variable) -> variable.defaultIn(environment).ifPresent(value -> defaults.put(name, value)));
        return defaults;
    }

    Optional<Variable> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    public boolean isEmpty() {
        return variables.isEmpty();
    }
}

package dev.slipway.deploy;

import java.util.Map;
import java.util.Optional;

/** What a service finds when it starts: its variables, the one that tells it its port, and the user it runs as. */
public record Surroundings(Map<String, String> variables, String portVariable, Optional<String> user) {

    public Surroundings {
        variables = Map.copyOf(variables);
    }

    /** Values may be secrets: only the names are told. */
    @Override
    public String toString() {
        return "Surroundings[" + variables.keySet() + ", " + portVariable + ", " + user + "]";
    }
}

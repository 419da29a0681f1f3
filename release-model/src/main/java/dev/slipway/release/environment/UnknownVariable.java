package dev.slipway.release.environment;

import dev.slipway.release.yaml.Suggestion;
import java.util.Locale;

/** Says of a value that nobody asked for what was probably meant. */
final class UnknownVariable {

    private UnknownVariable() {}

    static Flaw flaw(String name, Given given, VariableSchema schema) {
        var where = given instanceof Given.Kept ? "in the file" : "under `environment` in slipway.yaml";
        return new Flaw(
                Flaw.Kind.UNKNOWN,
                name,
                "is given, but not declared",
                Suggestion.closest(schema.variables().keySet(), name.toUpperCase(Locale.ROOT))
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse("declare it under `variables` in slipway.yaml, or remove it " + where));
    }
}

package dev.slipway.release.environment;

import dev.slipway.release.Slug;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges what a single variable is given, knowing what the others are. */
record VariableVerdict(VariableSchema schema, GivenValues given, Optional<Slug> environment) {

    private static final int SHOWN = 40;

    List<Flaw> of(String name, Variable variable) {
        var terms = variable.in(environment);
        return given.of(name)
                .map(value -> ofGiven(name, variable, terms.limits(), value))
                .orElseGet(() -> ofAbsent(name, variable, terms.need()).stream().toList());
    }

    private List<Flaw> ofGiven(String name, Variable variable, Limits limits, Given value) {
        var flaws = new ArrayList<Flaw>();
        if (variable.type() == VariableType.SECRET && value instanceof Given.Written) {
            flaws.add(new Flaw(
                    Flaw.Kind.EXPOSED,
                    name,
                    "is a secret, and its value stands in slipway.yaml",
                    "replace it there by a reference such as ${file:/run/secrets/name}, and choose a new secret"));
        }
        value.known().flatMap(known -> ofKnown(name, variable, limits, known)).ifPresent(flaws::add);
        return flaws;
    }

    private Optional<Flaw> ofKnown(String name, Variable variable, Limits limits, String value) {
        return SecretVerdict.placeholder(name, variable.type(), value)
                .or(() -> variable.complaint(value, limits)
                        .map(complaint -> new Flaw(
                                Flaw.Kind.WRONG, name, complaint + shown(name, variable, value), correct(variable))))
                .or(() -> SecretVerdict.weak(name, limits, value));
    }

    private Optional<Flaw> ofAbsent(String name, Variable variable, Need need) {
        return reason(need)
                .map(reason -> new Flaw(
                        Flaw.Kind.MISSING,
                        name,
                        (given.values().containsKey(name) ? "is empty" : "is missing") + ", it is required" + reason,
                        "give it a value: " + wanted(variable)));
    }

    /** Why a variable without a value is missed; nothing when it may be absent. */
    private Optional<String> reason(Need need) {
        if (need.always().orElse(false)) {
            return Optional.of(environment.map(name -> " in " + name).orElse(""));
        }
        var applies = !need.when().isEmpty() && need.when().entrySet().stream().allMatch(this::holds);
        return applies && need.otherwise().isEmpty()
                ? Optional.of(" when " + Words.conditions(need.when()))
                : Optional.empty();
    }

    private boolean holds(Map.Entry<String, String> condition) {
        var other = condition.getKey();
        var value = given.of(other)
                .map(Given::known)
                .orElseGet(() -> schema.variable(other)
                        .flatMap(variable -> variable.in(environment).need().otherwise()));
        return value.map(condition.getValue()::equals).orElse(false);
    }

    private static String wanted(Variable variable) {
        return Words.form(variable, variable.usually().limits())
                + variable.about()
                        .example()
                        .map(example -> ", for example " + example)
                        .orElse("");
    }

    private static String correct(Variable variable) {
        return variable.type() == VariableType.SECRET
                ? "have a new one made, for example by `openssl rand -base64 32`"
                : "correct it"
                        + variable.about()
                                .example()
                                .map(example -> ", for example " + example)
                                .orElse("");
    }

    private static String shown(String name, Variable variable, String value) {
        return variable.type().isHarmless()
                        && !SecretVerdict.isSecret(name, VariableType.STRING)
                        && value.length() <= SHOWN
                ? ", it is `" + value + "`"
                : "";
    }
}

package dev.slipway.release.environment;

import dev.slipway.release.Service;
import dev.slipway.release.Setting;
import dev.slipway.release.Slug;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values that a service would run with, held against what it declares. */
public record GivenValues(Map<String, Given> values) {

    public GivenValues {
        values = Map.copyOf(values);
    }

    /** What slipway.yaml itself gives a service, over what is kept elsewhere. */
    public static GivenValues of(Service service, Map<String, String> kept) {
        var given = new LinkedHashMap<String, Given>();
        kept.forEach((name, value) -> given.put(name, Given.kept(value)));
        service.launch().environment().forEach((String name, Setting setting) -> given.put(name, Given.in(setting)));
        given.remove(service.launch().portVariable());
        if (service.variables().variables().containsKey(service.launch().portVariable())) {
            given.put(service.launch().portVariable(), new Given.Referred()); // Slipway itself gives it
        }
        return new GivenValues(given);
    }

    /** Every flaw in the order of the schema; `elsewhere` are names that others than this service know. */
    public List<Flaw> flaws(VariableSchema schema, Optional<Slug> environment, Set<String> elsewhere) {
        var flaws = new ArrayList<Flaw>();
        var verdict = new VariableVerdict(schema, this, environment);
        schema.variables().forEach((name, variable) -> flaws.addAll(verdict.of(name, variable)));
        if (!schema.isEmpty()) {
            values.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .filter(each -> schema.variable(each.getKey()).isEmpty() && !elsewhere.contains(each.getKey()))
                    .map(each -> UnknownVariable.flaw(each.getKey(), each.getValue(), schema))
                    .forEach(flaws::add);
        }
        return List.copyOf(flaws);
    }

    /** A value that is there and not blank. */
    Optional<Given> of(String name) {
        return Optional.ofNullable(values.get(name)).filter(given -> !given.isBlank());
    }
}

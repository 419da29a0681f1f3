package dev.slipway.release;

import dev.slipway.release.environment.VariableSchema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One part of an application that runs on its own and answers HTTP.
 *
 * @param replicas how many copies of it run, on all hosts together; nothing if that is said elsewhere or nowhere
 */
public record Service(
        Slug name,
        Launch launch,
        Readiness readiness,
        Optional<String> route,
        List<Slug> after,
        VariableSchema variables,
        Optional<Integer> replicas) {

    public Service {
        after = List.copyOf(after);
    }

    /** The variables that it gets in an environment: those written for it, and the defaults of those that are not. */
    public Map<String, Setting> environmentIn(Slug environment) {
        var settings = new LinkedHashMap<String, Setting>();
        variables.defaultsIn(environment).forEach((variable, value) -> settings.put(variable, new Setting(value)));
        settings.putAll(launch.environment());
        return Collections.unmodifiableMap(settings);
    }
}

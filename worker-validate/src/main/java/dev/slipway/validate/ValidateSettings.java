package dev.slipway.validate;

import dev.slipway.runtime.spring.CannotStart;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patient the gate is.
 *
 * @param silence how long a stage may be silent while its word is awaited
 * @param grace how long deploy has to answer once it was told to undo because of a silence
 * @param margin how long after that the gate waits for an answer that is still on its way
 * @param checks how long one look at a release may take
 */
@ConfigurationProperties("slipway.validate")
record ValidateSettings(
        @DefaultValue("60s") Duration silence,
        @DefaultValue("60s") Duration grace,
        @DefaultValue("5s") Duration margin,
        @DefaultValue("20s") Duration checks) {

    ValidateSettings {
        var bounds = new TreeMap<>(Map.of("silence", silence, "grace", grace, "margin", margin, "checks", checks));
        bounds.values().removeIf(Duration::isPositive);
        if (!bounds.isEmpty()) {
            throw new CannotStart(bounds.entrySet().stream()
                    .map(bound -> "slipway.validate." + bound.getKey() + " is "
                            + bound.getValue().toMillis() + "ms, but must be longer than nothing")
                    .collect(Collectors.joining("\n")));
        }
    }
}

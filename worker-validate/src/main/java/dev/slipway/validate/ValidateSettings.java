package dev.slipway.validate;

import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patient the gate is.
 *
 * @param silence how long a stage may be silent while its word is awaited
 * @param grace how long deploy has to answer once it was told to undo because of a silence
 * @param margin how long after that the gate waits for an answer that is still on its way
 * @param checks how long the checks of one request may take together
 */
@ConfigurationProperties("slipway.validate")
record ValidateSettings(
        @DefaultValue("60s") Duration silence,
        @DefaultValue("60s") Duration grace,
        @DefaultValue("5s") Duration margin,
        @DefaultValue("20s") Duration checks) {

    ValidateSettings {
        Stream.of(silence, grace, margin, checks)
                .filter(bound -> !bound.isPositive())
                .forEach(bound -> {
                    throw new IllegalArgumentException(
                            "slipway.validate: " + bound + " is no time to wait for; every bound must be above zero");
                });
    }
}

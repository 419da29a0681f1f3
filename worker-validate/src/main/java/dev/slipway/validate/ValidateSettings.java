package dev.slipway.validate;

import dev.slipway.runtime.spring.CannotStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patient the gate is.
 *
 * @param silence how long a stage may be silent while its word is awaited
 * @param grace how long deploy has to answer once it was told to undo because of a silence
 * @param margin how long after that the gate waits for an answer that is still on its way
 * @param checks how long each check of a release may take, and the fetching of its bundle
 * @param queueLimit how many requests of a kind may be under way on a target
 */
@ConfigurationProperties("slipway.validate")
record ValidateSettings(
        @DefaultValue("60s") Duration silence,
        @DefaultValue("60s") Duration grace,
        @DefaultValue("5s") Duration margin,
        @DefaultValue("20s") Duration checks,
        @DefaultValue("100") int queueLimit) {

    /** All that may wait on a target has to fit into one record. */
    private static final int LONGEST_QUEUE = 500;

    ValidateSettings {
        var bounds = new TreeMap<>(Map.of("silence", silence, "grace", grace, "margin", margin, "checks", checks));
        bounds.values().removeIf(Duration::isPositive);
        var problems = new ArrayList<String>();
        bounds.forEach((name, bound) -> problems.add(
                "slipway.validate." + name + " is " + bound.toMillis() + "ms, but must be longer than nothing"));
        if (queueLimit < 1 || queueLimit > LONGEST_QUEUE) {
            problems.add("slipway.validate.queue-limit is " + queueLimit + ", but must be from 1 to " + LONGEST_QUEUE);
        }
        if (!problems.isEmpty()) {
            throw new CannotStart(String.join("\n", problems));
        }
    }
}

package dev.slipway.verify;

import dev.slipway.runtime.spring.CannotStart;
import java.time.Duration;
import java.util.ArrayList;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of verification.
 *
 * @param sideBySide how many smoke tests of a release run at the same time
 * @param bakeEvery how often they are repeated while a release bakes under traffic
 * @param longestBody how much of an answer is read; `contains` looks no further
 */
@ConfigurationProperties("slipway.verify")
record VerifySettings(
        @DefaultValue("8") int sideBySide,
        @DefaultValue("5s") Duration bakeEvery,
        @DefaultValue("1MB") DataSize longestBody) {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    VerifySettings {
        var problems = new ArrayList<String>();
        if (sideBySide < 1 || sideBySide > 256) {
            problems.add("slipway.verify.side-by-side is " + sideBySide + ", but must be from 1 to 256");
        }
        if (bakeEvery.compareTo(Duration.ofMillis(100)) < 0 || bakeEvery.compareTo(LONGEST_PAUSE) > 0) {
            problems.add("slipway.verify.bake-every is " + bakeEvery.toMillis() + "ms, but must be from 100ms to "
                    + LONGEST_PAUSE.toSeconds()
                    + "s: nothing is heard of verify in between, and the gate calls a stage overdue that is silent for"
                    + " slipway.validate.silence");
        }
        if (longestBody.toBytes() < 1 || longestBody.toMegabytes() > 64) {
            problems.add("slipway.verify.longest-body is " + longestBody + ", but must be from 1B to 64MB");
        }
        if (!problems.isEmpty()) {
            throw new CannotStart(String.join("\n", problems));
        }
    }
}

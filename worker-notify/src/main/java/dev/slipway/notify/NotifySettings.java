package dev.slipway.notify;

import dev.slipway.runtime.Retry;
import dev.slipway.runtime.spring.CannotStart;
import java.time.Duration;
import java.util.ArrayList;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of notification.
 *
 * @param console how the channel `console` speaks: `log` as a line of the log, `plain` as bare text
 * @param within how long a webhook may take to answer
 * @param attempts how often a message is tried before it counts as not told
 * @param firstPause the pause after the first attempt; each further one is twice as long
 * @param longestPause the longest pause between attempts
 */
@ConfigurationProperties("slipway.notify")
record NotifySettings(
        @DefaultValue("log") Console.Style console,
        @DefaultValue("10s") Duration within,
        @DefaultValue("7") int attempts,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("30s") Duration longestPause) {

    NotifySettings {
        var problems = new ArrayList<String>();
        if (attempts < 1 || attempts > 100) {
            problems.add("slipway.notify.attempts is " + attempts + ", but must be from 1 to 100");
        }
        positive("within", within, problems);
        positive("first-pause", firstPause, problems);
        positive("longest-pause", longestPause, problems);
        if (!problems.isEmpty()) {
            throw new CannotStart(String.join("\n", problems));
        }
    }

    Retry retry() {
        return new Retry(attempts, firstPause, longestPause);
    }

    private static void positive(String name, Duration value, ArrayList<String> problems) {
        if (!value.isPositive()) {
            problems.add("slipway.notify." + name + " is " + value.toMillis() + "ms, but must be longer than nothing");
        }
    }
}

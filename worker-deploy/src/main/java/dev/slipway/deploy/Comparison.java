package dev.slipway.deploy;

import dev.slipway.release.strategy.Strategy.Tolerance;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Whether a new release does as well as the old one beside it, by what the router has seen of both in the same time. */
record Comparison(Seen fresh, Seen old, Tolerance tolerance) {

    /** Below it nobody notices a difference, and the clock of a busy machine is no finer. */
    private static final Duration NOTICEABLE = Duration.ofMillis(20);

    /** With fewer requests than asked for, a single unlucky one would decide. */
    boolean enough() {
        return fresh.requests() >= tolerance.minRequests();
    }

    /** What it does worse than it may, as a sentence; nothing as long as there are too few requests to tell. */
    Optional<String> tooBad() {
        if (!enough()) {
            return Optional.empty();
        }
        if (percent(fresh) - percent(old) > tolerance.maxErrorRate()) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "It fails too often: at most %s %% more of its requests may fail than of the old release's.",
                    tolerance.maxErrorRate()));
        }
        return tooSlow()
                ? Optional.of("It is too slow: its 95th percentile may be at most " + tolerance.maxP95()
                        + " % of the old release's.")
                : Optional.empty();
    }

    String sentence() {
        return "the new release: " + told(fresh) + "; the old one: " + told(old)
                + (enough() ? "" : "; fewer than " + tolerance.minRequests() + " requests, so they are not compared");
    }

    private boolean tooSlow() {
        if (old.requests() < tolerance.minRequests()) {
            return false;
        }
        var now = fresh.latencies().p95().orElse(Duration.ZERO);
        var before = old.latencies().p95().orElse(Duration.ZERO);
        return now.minus(before).compareTo(NOTICEABLE) > 0
                && now.toMillis() * 100 > before.toMillis() * tolerance.maxP95();
    }

    private static double percent(Seen seen) {
        return 100 * seen.errorRate();
    }

    private static String told(Seen seen) {
        return seen.requests() + " requests, "
                + String.format(Locale.ROOT, "%.2f", percent(seen)) + " % failed"
                + seen.latencies()
                        .p95()
                        .map(slow -> ", 95 of 100 begun within " + slow.toMillis() + " ms")
                        .orElse("");
    }
}

package dev.slipway.validate;

import dev.slipway.events.Release;
import dev.slipway.release.Target;
import dev.slipway.validate.check.Findings;
import dev.slipway.validate.check.ReleaseChecks;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** The releases that this process is looking at. A step that has made way for others finds its own look again. */
final class Looks {

    private record Look(FutureTask<Findings> answer, Instant begun) {}

    /** Nobody asks any more: the target has gone to another process. */
    private static final Duration ABANDONED = Duration.ofMinutes(10);

    private final ReleaseChecks checks;
    private final Executor threads;
    private final Map<String, Look> underWay = new ConcurrentHashMap<>();

    Looks(ReleaseChecks checks, Executor threads) {
        this.checks = checks;
        this.threads = threads;
    }

    /** The look for this attempt, which begins now unless it is under way. */
    Future<Findings> at(Release release, Target target, Attempt attempt, Instant now) {
        underWay.forEach((name, look) -> {
            if (look.begun().plus(ABANDONED).isBefore(now)) {
                over(name);
            }
        });
        var fresh = new Look(new FutureTask<>(() -> checks.of(release, target)), now);
        var before = underWay.putIfAbsent(name(target, attempt), fresh);
        if (before == null) {
            threads.execute(fresh.answer());
        }
        return before == null ? fresh.answer() : before.answer();
    }

    /** Its answer was taken, or nobody wants it any more. */
    void over(Target target, Attempt attempt) {
        over(name(target, attempt));
    }

    private void over(String name) {
        Optional.ofNullable(underWay.remove(name))
                .ifPresent(look -> look.answer().cancel(true));
    }

    private static String name(Target target, Attempt attempt) {
        return target + " " + attempt.written();
    }
}

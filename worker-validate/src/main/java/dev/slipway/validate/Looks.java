package dev.slipway.validate;

import dev.slipway.release.Target;
import dev.slipway.release.operations.Operations;
import dev.slipway.runtime.TryAgain;
import dev.slipway.validate.check.Findings;
import dev.slipway.validate.check.ReleaseChecks;
import dev.slipway.validate.check.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** The releases that this process is looking at. A step that has made way for others finds its own look again. */
final class Looks {

    private record Look(FutureTask<Findings> answer, Instant lastAsked) {}

    /** Nobody asks any more: the target has gone to another process. */
    private static final Duration ABANDONED = Duration.ofMinutes(10);

    private final ReleaseChecks checks;
    private final Supplier<Operations> operations;
    private final Executor threads;
    private final Map<String, Look> underWay = new ConcurrentHashMap<>();

    Looks(ReleaseChecks checks, Supplier<Operations> operations, Executor threads) {
        this.checks = checks;
        this.operations = operations;
        this.threads = threads;
    }

    /** The look for this attempt, which begins now unless it is under way. */
    Future<Findings> at(Submission submission, Target target, Attempt attempt) {
        var now = submission.now();
        dropAbandoned(now);
        var fresh = new FutureTask<>(() -> look(submission, target));
        var look = underWay.merge(
                name(target, attempt), new Look(fresh, now), (before, _) -> new Look(before.answer(), now));
        if (look.answer() == fresh) {
            threads.execute(fresh);
        }
        return look.answer();
    }

    private void dropAbandoned(Instant now) {
        underWay.forEach((name, look) -> {
            if (look.lastAsked().plus(ABANDONED).isBefore(now)) {
                over(name);
            }
        });
    }

    private Findings look(Submission submission, Target target) throws InterruptedException {
        var rules = operations
                .get()
                .rules(target)
                .orElseThrow(() -> new TryAgain(target + " is not in targets.yaml any more"));
        return checks.of(submission, rules);
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

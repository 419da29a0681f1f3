package dev.slipway.validate.check;

import dev.slipway.release.checks.Weight;
import dev.slipway.release.operations.TargetRules;
import dev.slipway.runtime.Failures;
import dev.slipway.runtime.TryAgain;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Asks all the questions about a release at the same time, each within a bound, over one bundle that is opened once. */
public final class ReleaseChecks {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Bundles bundles;
    private final List<ReleaseCheck> checks;
    private final Duration within;
    private final InstantSource clock;

    public ReleaseChecks(Bundles bundles, List<ReleaseCheck> checks, Duration within, InstantSource clock) {
        this.bundles = bundles;
        this.checks = List.copyOf(checks);
        this.within = within;
        this.clock = clock;
    }

    public Findings of(Submission submission, TargetRules rules) throws InterruptedException {
        try (var opened = opened(submission)) {
            var candidate = new Candidate(submission, rules, opened);
            var running = atTheSameTime(checks.stream()
                    .<Callable<Answer>>map(check -> () -> Answer.of(check.id(), () -> look(check, candidate), clock))
                    .toList());
            var answers = IntStream.range(0, checks.size())
                    .mapToObj(i -> weighed(checks.get(i), running.get(i), candidate))
                    .toList();
            return Findings.of(answers, true).wanting(candidate.ownApprovals());
        }
    }

    private static Finding look(ReleaseCheck check, Candidate candidate) throws Exception {
        return candidate.weightOf(check) == Weight.OFF
                ? Finding.notApplicable("switched off for " + candidate.target() + " by the operator's rules")
                : check.look(candidate);
    }

    private Answer weighed(ReleaseCheck check, Future<Answer> look, Candidate candidate) {
        var answer = answer(check, look);
        return candidate.weightOf(check) == Weight.BLOCK ? answer : answer.softened();
    }

    /** Whatever keeps a bundle from being opened may be over at the next look. */
    private Opened opened(Submission submission) throws InterruptedException {
        var opening = atTheSameTime(List.<Callable<Opened>>of(() -> bundles.open(submission.release())))
                .getFirst();
        return switch (opening.state()) {
            case SUCCESS -> opening.resultNow();
            case FAILED ->
                new Opened.Unseen("the bundle cannot be opened: " + Failures.describe(opening.exceptionNow()));
            case CANCELLED, RUNNING ->
                new Opened.Unseen("the bundle was not fetched and unpacked within " + within.toMillis() + " ms");
        };
    }

    /** Waits until all are done, or stopped because they take too long. */
    private <T> List<Future<T>> atTheSameTime(List<Callable<T>> tasks) throws InterruptedException {
        return threads.invokeAll(tasks, within.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Answer answer(ReleaseCheck check, Future<Answer> look) {
        return switch (look.state()) {
            case SUCCESS -> look.resultNow();
            case FAILED -> broken(check, look.exceptionNow());
            case CANCELLED, RUNNING -> Answer.of(check.id(), Finding.overdue(check.id(), within), within);
        };
    }

    private static Answer broken(ReleaseCheck check, Throwable why) {
        return why instanceof TryAgain unseen
                ? Answer.of(check.id(), Finding.unseen(Failures.describe(unseen)), Duration.ZERO)
                        .unseen()
                : Answer.of(check.id(), Finding.broken(check.id(), why), Duration.ZERO);
    }
}

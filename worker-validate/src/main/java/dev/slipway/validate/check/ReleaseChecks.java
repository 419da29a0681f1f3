package dev.slipway.validate.check;

import dev.slipway.events.Release;
import dev.slipway.release.Target;
import dev.slipway.runtime.TryAgain;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Asks all the questions about a release at the same time, within a bound. */
public final class ReleaseChecks {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<ReleaseCheck> checks;
    private final Duration within;
    private final InstantSource clock;

    public ReleaseChecks(List<ReleaseCheck> checks, Duration within, InstantSource clock) {
        this.checks = List.copyOf(checks);
        this.within = within;
        this.clock = clock;
    }

    public Findings of(Release release, Target target) throws Exception {
        var tasks = checks.stream()
                .<Callable<Answer>>map(check -> () -> Answer.of(check.id(), () -> check.look(release, target), clock))
                .toList();
        var running = threads.invokeAll(tasks, within.toMillis(), TimeUnit.MILLISECONDS);
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < checks.size(); i++) {
            answers.add(result(checks.get(i), running.get(i)));
        }
        return Findings.of(answers, true);
    }

    private Answer result(ReleaseCheck check, Future<Answer> future) throws InterruptedException {
        try {
            return future.get();
        } catch (CancellationException overdue) {
            throw new TryAgain("the check `" + check.id() + "` had no answer within " + within.toMillis() + " ms");
        } catch (ExecutionException broken) {
            throw broken.getCause() instanceof TryAgain unseen
                    ? unseen
                    : new IllegalStateException("the check `" + check.id() + "` broke", broken.getCause());
        }
    }
}

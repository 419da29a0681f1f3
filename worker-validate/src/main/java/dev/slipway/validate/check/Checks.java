package dev.slipway.validate.check;

import dev.slipway.events.Evidence;
import dev.slipway.events.Reason;
import dev.slipway.runtime.TryAgain;
import dev.slipway.validate.lane.Lane;
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

/** Asks all the questions about a request at the same time, within a bound. The signature comes first: it says whom to believe. */
public final class Checks {

    private record Answer(Evidence evidence, List<Reason> reasons) {}

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SignatureCheck signature;
    private final List<Check> others;
    private final Duration within;
    private final InstantSource clock;

    public Checks(SignatureCheck signature, List<Check> others, Duration within, InstantSource clock) {
        this.signature = signature;
        this.others = List.copyOf(others);
        this.within = within;
        this.clock = clock;
    }

    public Findings of(Asked asked, Lane lane) throws Exception {
        var answers = new ArrayList<Answer>();
        answers.add(answer(signature, asked, lane));
        var trusted = answers.getFirst().reasons().isEmpty();
        answers.addAll(allOf(
                others.stream()
                        .filter(check -> check.concerns(asked.kind()))
                        .filter(check -> trusted || !check.looksOutside())
                        .toList(),
                asked,
                lane));
        return new Findings(
                trusted,
                answers.stream().map(Answer::evidence).toList(),
                answers.stream().flatMap(answer -> answer.reasons().stream()).toList());
    }

    /** Whether the signature holds. */
    public boolean trust(Asked asked, Lane lane) {
        return signature.look(asked, lane).reasons().isEmpty();
    }

    private List<Answer> allOf(List<Check> checks, Asked asked, Lane lane) throws Exception {
        var tasks = checks.stream()
                .<Callable<Answer>>map(check -> () -> answer(check, asked, lane))
                .toList();
        var running = threads.invokeAll(tasks, within.toMillis(), TimeUnit.MILLISECONDS);
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < checks.size(); i++) {
            answers.add(result(checks.get(i), running.get(i)));
        }
        return answers;
    }

    private Answer result(Check check, Future<Answer> future) throws InterruptedException {
        try {
            return future.get();
        } catch (CancellationException overdue) {
            throw new TryAgain("the check `" + check.id() + "` had no answer within " + within);
        } catch (ExecutionException broken) {
            throw broken.getCause() instanceof TryAgain unseen
                    ? unseen
                    : new IllegalStateException("the check `" + check.id() + "` broke", broken.getCause());
        }
    }

    private Answer answer(Check check, Asked asked, Lane lane) throws Exception {
        var begun = clock.millis();
        var finding = check.look(asked, lane);
        return new Answer(finding.evidence(check.id(), clock.millis() - begun), finding.reasons());
    }
}

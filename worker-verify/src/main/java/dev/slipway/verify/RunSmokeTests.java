package dev.slipway.verify;

import dev.slipway.runtime.Step;
import dev.slipway.runtime.TryAgain;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Makes the visits of a verification side by side, a few at a time, and asks again where patience allows. */
final class RunSmokeTests {

    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final Caller caller;
    private final Supplier<ExecutorService> crews;

    RunSmokeTests(Caller caller, Supplier<ExecutorService> crews) {
        this.caller = caller;
        this.crews = crews;
    }

    /** What every visit found, in the order given; nothing if an urgent event interrupted it. */
    Optional<List<Finding>> of(List<Visit> visits, Patience patience, Step step) {
        var findings = new LinkedHashMap<Visit, Finding>();
        var open = visits;
        for (int attempt = 1; !open.isEmpty(); attempt++) {
            if (attempt > 1 && interrupted(patience.pause(), step)) {
                return Optional.empty();
            }
            var round = sideBySide(open, step);
            if (round.isEmpty()) {
                return Optional.empty();
            }
            findings.putAll(round.get());
            open = attempt == patience.attempts() ? List.of() : askAgain(round.get(), patience);
        }
        return Optional.of(List.copyOf(findings.values()));
    }

    private static List<Visit> askAgain(Map<Visit, Finding> round, Patience patience) {
        return round.entrySet().stream()
                .filter(entry -> patience.asksAgain(entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean interrupted(Duration pause, Step step) {
        step.await(pause, pause, () -> false);
        return step.urgentWaiting();
    }

    private Optional<Map<Visit, Finding>> sideBySide(List<Visit> visits, Step step) {
        try (var crew = crews.get()) {
            var calls = new LinkedHashMap<Visit, Future<Seen>>();
            visits.forEach(visit -> calls.put(visit, crew.submit(() -> caller.call(visit))));
            var done = step.await(
                    longest(visits), GLANCE, () -> calls.values().stream().allMatch(Future::isDone));
            crew.shutdownNow();
            return done ? Optional.of(judged(calls)) : givenUp(step);
        }
    }

    private static Map<Visit, Finding> judged(Map<Visit, Future<Seen>> calls) {
        var findings = new LinkedHashMap<Visit, Finding>();
        calls.forEach((visit, seen) -> findings.put(visit, Judge.of(visit, seen.resultNow())));
        return findings;
    }

    private static Optional<Map<Visit, Finding>> givenUp(Step step) {
        if (step.urgentWaiting()) {
            return Optional.empty();
        }
        throw new TryAgain("the smoke tests of " + step.target() + " did not come back by their own deadlines");
    }

    /** Were they made one after the other. */
    private static Duration longest(List<Visit> visits) {
        return visits.stream().map(Visit::deadline).reduce(MARGIN, Duration::plus);
    }
}

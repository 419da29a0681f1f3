package dev.slipway.deploy;

import dev.slipway.events.Instance;
import dev.slipway.release.Application;
import dev.slipway.release.strategy.Strategy;
import dev.slipway.release.strategy.Strategy.Tolerance;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds the new release against the old one while both serve, and turns back as soon as it does worse. */
final class WatchCanary {

    /** Often enough to turn back at once, and to be heard of: the gate calls silent stages overdue. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Yard yard;
    private final Walk walk;
    private final TurnBack turnBack;

    WatchCanary(Yard yard, Walk walk, TurnBack turnBack) {
        this.yard = yard;
        this.walk = walk;
        this.turnBack = turnBack;
    }

    /** One look; between two of them the target is free for whatever is urgent. */
    Next run(String at, Step step) {
        var book = Logbook.of(step);
        var rollout = book.walking(step.requestId(), Integer.parseInt(at));
        if (rollout.isEmpty()) {
            return Next.ignore("The rollout has gone on, or turned back.");
        }
        return rollout.get()
                .watch()
                .map(watch -> look(watch, book, rollout.get(), step))
                .orElseGet(() -> begin(book, rollout.get(), step));
    }

    Next gaveUp(String at, Step step, GiveUp why) {
        return turnBack.failed(step, Steps.WATCH, why.reason());
    }

    private Next begin(Logbook book, Rollout rollout, Step step) {
        var until = step.now().plusMillis(rollout.current().getPauseMillis());
        var watch = new Watch(until, seen(rollout.started(), step), seen(rollout.remaining(book.live()), step), "");
        return again(rollout, until, step).remember(book.under(rollout.watching(Optional.of(watch))));
    }

    private Next look(Watch watch, Logbook book, Rollout rollout, Step step) {
        var compared = new Comparison(
                seen(rollout.started(), step).since(watch.fresh()),
                seen(rollout.remaining(book.live()), step).since(watch.old()),
                tolerance(rollout, step));
        var tooBad = compared.tooBad();
        if (tooBad.isPresent()) {
            return turnBack.failed(
                    step,
                    rollout.current().getId(),
                    Says.reason(
                            "canary-too-bad",
                            tooBad.get() + " Seen at " + share(rollout) + " %: " + compared.sentence() + "."));
        }
        step.progress("At " + share(rollout) + " %: " + compared.sentence() + ".");
        return step.now().isBefore(watch.until())
                ? again(rollout, watch.until(), step)
                : walk.on(
                        book,
                        rollout.watching(
                                Optional.of(watch.concluding("at " + share(rollout) + " % " + compared.sentence()))),
                        step);
    }

    private static int share(Rollout rollout) {
        return rollout.current().getPercent().orElse(100);
    }

    private Seen seen(List<Instance> instances, Step step) {
        var backends = instances.stream().map(Tables::backend).collect(Collectors.toSet());
        Collection<Seen> each = yard.place(step).router().seen(backends).values();
        return each.stream().reduce(Seen.NOTHING, Seen::and);
    }

    private Tolerance tolerance(Rollout rollout, Step step) {
        Application application = yard.bundles().read(Yard.target(step), rollout.release());
        return application.rollout().strategy() instanceof Strategy.Canary canary
                ? canary.tolerance()
                : Tolerance.DEFAULT;
    }

    private static Next again(Rollout rollout, Instant end, Step step) {
        var next = step.now().plus(BETWEEN_LOOKS);
        return Next.nothing().later(Steps.WATCH, Integer.toString(rollout.at()), next.isBefore(end) ? next : end);
    }
}

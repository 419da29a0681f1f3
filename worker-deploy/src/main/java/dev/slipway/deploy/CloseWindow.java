package dev.slipway.deploy;

import dev.slipway.events.Instance;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import java.time.Duration;
import java.util.stream.Collectors;

/** Ends the release that was kept warm, once nobody is to go back to it at once any more. */
final class CloseWindow {

    private static final Duration UNTIL_ANOTHER_TRY = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Yard yard;

    CloseWindow(Yard yard) {
        this.yard = yard;
    }

    /** In short runs, and not at all while a person looks into the target: whatever else there is goes in between. */
    Next run(String startedBy, Step step) throws InterruptedException {
        var book = Logbook.of(step);
        var warm = book.warm().filter(old -> old.startedBy().equals(startedBy));
        if (warm.isEmpty()) {
            return Next.ignore("Its window has been closed before.");
        }
        if (book.running().filter(rollout -> rollout.usesAgain(warm.get())).isPresent()) {
            return Next.ignore("A rollback goes back to it just now.");
        }
        if (book.leftForAPerson()) {
            return again(startedBy, UNTIL_ANOTHER_TRY, step);
        }
        var farewell = Farewell.to(warm.get().release(), yard, step);
        if (!idle(warm.get(), farewell, step)) {
            return again(startedBy, BETWEEN_LOOKS, step);
        }
        stop(warm.get(), farewell, step);
        var after = book.withoutWarm();
        yard.bundles().keepOnly(Yard.target(step), after.releasesOnDisk());
        return Next.publish(BeginRollout.windowClosed(step, warm.get().release()))
                .remember(after);
    }

    /** A process that will not end today is tried again: it costs memory, but serves nobody. */
    Next gaveUp(String startedBy, Step step, GiveUp why) {
        return again(startedBy, UNTIL_ANOTHER_TRY, step);
    }

    /** One look: between two of them the target is free for other work. */
    private boolean idle(Serving warm, Farewell farewell, Step step) {
        step.progress("Draining " + warm.release().getVersion() + ".");
        var end = warm.warmUntil().orElse(step.now()).plus(farewell.drain());
        var backends = warm.instances().stream().map(Tables::backend).collect(Collectors.toSet());
        return !step.now().isBefore(end)
                || yard.place(step).router().busy(backends).isEmpty();
    }

    private void stop(Serving warm, Farewell farewell, Step step) throws InterruptedException {
        var place = yard.place(step);
        step.assertOwned();
        for (Instance instance : warm.instances()) {
            step.progress("Stopping " + instance.getService() + " " + instance.getVersion() + ".");
            place.instancesOn(instance.getHost())
                    .stop(Yard.owner(step), instance.getId(), farewell.graceOf(instance.getService()));
        }
    }

    private static Next again(String startedBy, Duration in, Step step) {
        return Next.nothing().later(Steps.CLOSE_WINDOW, startedBy, step.now().plus(in));
    }
}

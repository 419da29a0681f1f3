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

    private final Yard yard;

    CloseWindow(Yard yard) {
        this.yard = yard;
    }

    Next run(String startedBy, Step step) throws InterruptedException {
        var book = Logbook.of(step);
        var warm = book.warm().filter(old -> old.startedBy().equals(startedBy));
        if (warm.isEmpty()) {
            return Next.ignore("Its window has been closed before.");
        }
        if (book.running().filter(rollout -> rollout.usesAgain(warm.get())).isPresent()) {
            return Next.ignore("A rollback goes back to it just now.");
        }
        stop(warm.get(), step);
        var after = book.withoutWarm();
        yard.bundles().keepOnly(Yard.target(step), after.releasesOnDisk());
        return Next.publish(BeginRollout.windowClosed(step, warm.get().release()))
                .remember(after);
    }

    /** A process that will not end today is tried again: it costs memory, but serves nobody. */
    Next gaveUp(String startedBy, Step step, GiveUp why) {
        return Next.nothing().later(Steps.CLOSE_WINDOW, startedBy, step.now().plus(UNTIL_ANOTHER_TRY));
    }

    private void stop(Serving warm, Step step) throws InterruptedException {
        var place = yard.place(step);
        var opened = yard.bundles().open(Yard.target(step), warm.release());
        var backends = warm.instances().stream().map(Tables::backend).collect(Collectors.toSet());
        step.assertOwned();
        place.router().drain(backends, opened.application().rollout().drain());
        for (Instance instance : warm.instances()) {
            step.progress("Stopping " + instance.getService() + " " + instance.getVersion() + ".");
            place.instances().stop(Yard.owner(step), instance.getId(), opened.graceOf(instance.getService()));
        }
    }
}

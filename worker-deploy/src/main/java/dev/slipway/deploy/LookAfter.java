package dev.slipway.deploy;

import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the release that serves between two rollouts: what has died is started again, what belongs to nobody is
 * ended, and the router is told by its present owner, so that nothing an earlier owner did late can last.
 */
final class LookAfter {

    static final Duration EVERY = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(LookAfter.class);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
    private static final Duration WHILE_STARTING = Duration.ofSeconds(1);
    private static final Duration GRACE_OF_ORPHANS = Duration.ofSeconds(2);

    private final Yard yard;
    private final Revival revival;

    LookAfter(Yard yard) {
        this.yard = yard;
        this.revival = new Revival(yard);
    }

    /** A rollout looks after everything itself, unless it waits for a restore; and what was left for a person is the person's. */
    Next run(String nothing, Step step) throws InterruptedException {
        var book = Logbook.of(step);
        if (book.running().filter(rollout -> rollout.phase() != Phase.RESTORING).isPresent() || book.leftForAPerson()) {
            return again(step, EVERY);
        }
        if (book.live().isEmpty()) {
            endOrphans(book, step);
            return Next.nothing();
        }
        return lookAfter(book, book.live().get(), step);
    }

    Next gaveUp(String nothing, Step step, GiveUp why) {
        LOG.warn("The release that serves {} is not as it should be: {}", step.target(), why.getMessage());
        return again(step, AFTER_FAILURE);
    }

    private Next lookAfter(Logbook book, Serving live, Step step) throws InterruptedException {
        var revived = revival.of(live, step, BriefOnlooker.of(step));
        if (revived.isEmpty()) {
            return again(step, WHILE_STARTING);
        }
        var after = book.serving(Optional.of(revived.get().whole()), book.warm());
        route(revived.get().fit(), step);
        endOrphans(after, step);
        return after.equals(book) ? again(step, EVERY) : again(step, EVERY).remember(after);
    }

    private void route(Serving live, Step step) {
        var router = yard.place(step).router();
        var application = yard.bundles().read(Yard.target(step), live.release());
        var wanted = Tables.of(live.release().getVersion(), step.token(), application, live.instances());
        if (!router.table().equals(wanted)) {
            step.assertOwned();
            router.shift(wanted);
        }
    }

    /** What runs under our label and belongs to nobody: left by a rollout given up, or started late by an earlier owner. */
    private void endOrphans(Logbook book, Step step) throws InterruptedException {
        for (var berth : yard.place(step).reachable(Yard.target(step))) {
            endOrphans(berth.instances(), book.wanted(), step);
        }
    }

    private static void endOrphans(Instances instances, Set<String> wanted, Step step) throws InterruptedException {
        if (instances.running(Yard.target(step)).stream().anyMatch(one -> !wanted.contains(one.id()))) {
            step.assertOwned();
            instances
                    .stopAllBut(Yard.owner(step), wanted, GRACE_OF_ORPHANS)
                    .forEach(orphan -> LOG.warn(
                            "Ended {} of release {} of {}, which belonged to no release that is kept.",
                            orphan.id(),
                            orphan.label().release(),
                            step.target()));
        }
    }

    private static Next again(Step step, Duration in) {
        return Next.nothing().later(Steps.LOOK_AFTER, "", step.now().plus(in));
    }
}

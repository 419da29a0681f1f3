package dev.slipway.deploy;

import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the release that serves between two rollouts: what has died is started again, and the router is told by its
 * present owner, so that nothing an earlier owner did late can last.
 */
final class LookAfter {

    static final Duration EVERY = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(LookAfter.class);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final Yard yard;
    private final Revival revival;

    LookAfter(Yard yard) {
        this.yard = yard;
        this.revival = new Revival(yard);
    }

    /** A rollout looks after everything itself, and what was left for a person is the person's. */
    Next run(String nothing, Step step) throws InterruptedException {
        var book = Logbook.of(step);
        if (book.running().isPresent() || book.leftForAPerson()) {
            return again(step, EVERY);
        }
        return book.live().isPresent()
                ? again(step, EVERY).and(lookAfter(book, book.live().get(), step))
                : Next.nothing();
    }

    Next gaveUp(String nothing, Step step, GiveUp why) {
        LOG.warn("The release that serves {} is not as it should be: {}", step.target(), why.getMessage());
        return again(step, AFTER_FAILURE);
    }

    private Next lookAfter(Logbook book, Serving live, Step step) throws InterruptedException {
        var revived = revival.of(live, step);
        var router = yard.place(step).router();
        var application = yard.bundles().open(Yard.target(step), live.release()).application();
        var wanted = Tables.of(live.release().getVersion(), step.token(), application, revived.instances());
        if (!router.table().equals(wanted)) {
            step.assertOwned();
            router.shift(wanted);
        }
        return revived.equals(live)
                ? Next.nothing()
                : Next.nothing().remember(book.serving(Optional.of(revived), book.warm()));
    }

    private static Next again(Step step, Duration in) {
        return Next.nothing().later(Steps.LOOK_AFTER, "", step.now().plus(in));
    }
}

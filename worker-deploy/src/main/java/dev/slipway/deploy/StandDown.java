package dev.slipway.deploy;

import dev.slipway.events.Failed;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import java.util.Collections;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets go of a rollout that the gate has ended: changes nothing outside, and takes over what the router really serves. */
final class StandDown {

    private static final Logger LOG = LoggerFactory.getLogger(StandDown.class);

    private final Yard yard;

    StandDown(Yard yard) {
        this.yard = yard;
    }

    Next on(Failed failed, Step step) {
        var book = Logbook.of(step);
        if (book.endOf(step.requestId()).isPresent()) {
            return Next.ignore("This rollout is over already.");
        }
        return book.rolloutOf(step.requestId())
                .map(rollout -> Next.nothing().remember(from(book, rollout, step)))
                .orElseGet(() -> Next.nothing().remember(book.passedBy(step.requestId(), Ended.How.LEFT_AS_IT_IS)));
    }

    /** The gate has ended the request, so nothing is said; what could not be found out is left for the person it calls. */
    Next gaveUp(Failed failed, Step step, GiveUp why) {
        LOG.warn("Cannot look at what {} left of {}: {}", step.requestId(), step.target(), why.getMessage());
        var book = Logbook.of(step);
        return Next.nothing()
                .remember(
                        book.rolloutOf(step.requestId()).isPresent()
                                ? book.over(step.requestId(), Ended.How.LEFT_AS_IT_IS)
                                : book.passedBy(step.requestId(), Ended.How.LEFT_AS_IT_IS));
    }

    /** A request that the gate let go on while another seems to run: the other one is dead. */
    Logbook fromAnyOther(Logbook book, Step step) {
        return book.running().map(rollout -> from(book, rollout, step)).orElse(book);
    }

    Logbook from(Logbook book, Rollout rollout, Step step) {
        var after = served(book, rollout, step) ? book.serving(Optional.of(rollout.serving()), book.live()) : book;
        LOG.warn(
                "Leaving the rollout {} of {} to {} as it is; {} serves.",
                rollout.requestId(),
                rollout.release().getVersion(),
                step.target(),
                after.liveRelease().map(release -> release.getVersion()).orElse("nothing"));
        return after.over(rollout.requestId(), Ended.How.LEFT_AS_IT_IS);
    }

    /** While requests go to both, the old release is the one that is known to work. */
    private boolean served(Logbook book, Rollout rollout, Step step) {
        if (!rollout.trafficMoved()) {
            return false;
        }
        try {
            var backends = yard.place(step).router().table().backends();
            var started = rollout.started().stream().map(Tables::backend).toList();
            var old =
                    rollout.remaining(book.live()).stream().map(Tables::backend).toList();
            return !Collections.disjoint(backends, started) && Collections.disjoint(backends, old);
        } catch (RouterFailure | GiveUp silent) {
            LOG.warn("The router of {} cannot say what it serves: {}", step.target(), silent.getMessage());
            return !rollout.trafficIsBack();
        }
    }
}

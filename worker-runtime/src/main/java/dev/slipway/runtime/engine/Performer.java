package dev.slipway.runtime.engine;

import dev.slipway.runtime.Failures;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.LostOwnership;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Reaction;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.Step;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one attempt at a task: probes where an earlier process may have begun, runs, and sorts what went wrong. */
public final class Performer {

    private static final Logger LOG = LoggerFactory.getLogger(Performer.class);

    private final Stage stage;

    public Performer(Stage stage) {
        this.stage = stage;
    }

    /** The reaction to an event; none if the flow does not bring it to this stage. */
    public Optional<Reaction<?>> reactionTo(SpecificRecord event) {
        return stage.reactionTo(event.getClass()).map(reaction -> reaction);
    }

    public boolean reactsTo(Class<? extends SpecificRecord> event) {
        return stage.reactionTo(event).isPresent();
    }

    public Optional<Reaction<?>> reactionTo(String step) {
        return stage.step(step).map(reaction -> reaction);
    }

    public Result perform(Reaction<?> reaction, Object input, Step step) {
        return attempt(cast(reaction), input, step);
    }

    private Result attempt(Reaction<Object> reaction, Object input, Step step) {
        try {
            return new Result.Done(knownSteps(probed(reaction, input, step)));
        } catch (LostOwnership lost) {
            return new Result.Lost();
        } catch (GiveUp giveUp) {
            return gaveUp(reaction, input, step, giveUp);
        } catch (Exception | Error failure) {
            if (step.attempt() < reaction.retry().attempts()) {
                LOG.warn(
                        "{} for {} failed (attempt {}), trying again: {}",
                        reaction.name(),
                        step.target(),
                        step.attempt(),
                        Failures.describe(failure));
                LOG.debug("stack of the failure", failure);
                return new Result.Again(reaction.retry().pauseAfter(step.attempt()), failure);
            }
            LOG.warn("{} for {} failed for good", reaction.name(), step.target(), failure);
            return gaveUp(reaction, input, step, Failures.usedUp(reaction.name(), step.attempt(), failure));
        }
    }

    private static Next probed(Reaction<Object> reaction, Object input, Step step) throws Exception {
        if (step.resumed() && reaction.probe().isPresent()) {
            var done = reaction.probe().get().look(input, step);
            if (done.isPresent()) {
                return done.get();
            }
        }
        return reaction.handler().handle(input, step);
    }

    private Next knownSteps(Next next) {
        next.follows().stream()
                .map(Next.Follow::step)
                .filter(name -> stage.step(name).isEmpty())
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalStateException(stage.name() + " has no step '" + name + "'");
                });
        return next;
    }

    private Result gaveUp(Reaction<Object> reaction, Object input, Step step, GiveUp why) {
        if (reaction.fallback().isEmpty()) {
            return new Result.Dead(reaction.name() + ": " + why.getMessage());
        }
        // a bound that ran out has interrupted this thread; the answer to it must be able to work
        Thread.interrupted();
        try {
            return new Result.Done(knownSteps(reaction.fallback().get().gaveUp(input, step, why)));
        } catch (LostOwnership lost) {
            return new Result.Lost();
        } catch (RuntimeException broken) {
            LOG.error("the answer of {} to its own failure failed", reaction.name(), broken);
            return new Result.Dead(reaction.name() + ": " + why.getMessage() + "; then " + broken);
        }
    }

    @SuppressWarnings("unchecked")
    private static Reaction<Object> cast(Reaction<?> reaction) {
        return (Reaction<Object>) reaction;
    }
}

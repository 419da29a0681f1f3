package dev.slipway.testing;

import dev.slipway.runtime.Fallback;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Probe;
import dev.slipway.runtime.Reaction;
import dev.slipway.runtime.Stage;
import java.util.Optional;
import java.util.stream.Stream;

/** Hears which steps a stage names. A name that it lacks is a mistake of its author, no failure that is tried again. */
final class StepNames {

    private final Stage stage;
    private Optional<String> unknown = Optional.empty();

    StepNames(Stage stage) {
        this.stage = stage;
    }

    <I> Reaction<I> heardBy(Reaction<I> reaction) {
        return new Reaction<>(
                reaction.name(),
                (input, step) -> heard(reaction.handler().handle(input, step)),
                reaction.probe().map(this::probe),
                reaction.fallback().map(this::fallback),
                reaction.retry(),
                reaction.within(),
                reaction.urgent());
    }

    void refuseUnknown(String reaction) {
        unknown.ifPresent(step -> {
            throw new AssertionError(
                    reaction + " names the step `" + step + "`, but stage " + stage.name() + " has none of that name");
        });
    }

    private <I> Probe<I> probe(Probe<I> probe) {
        return (input, step) -> probe.look(input, step).map(this::heard);
    }

    private <I> Fallback<I> fallback(Fallback<I> fallback) {
        return (input, step, why) -> heard(fallback.gaveUp(input, step, why));
    }

    private Next heard(Next next) {
        unknown = unknown.or(() -> Stream.concat(next.follows().stream(), next.cancelled().stream())
                .map(Next.Follow::step)
                .filter(step -> stage.step(step).isEmpty())
                .findFirst());
        return next;
    }
}

package dev.slipway.runtime;

/**
 * Reacts to an event, or runs a named step with its input. Must be repeatable: it looks before it does.
 *
 * @param <I> the event, or the input of the step
 */
@FunctionalInterface
public interface Handler<I> {
    Next handle(I input, Step step) throws Exception;
}

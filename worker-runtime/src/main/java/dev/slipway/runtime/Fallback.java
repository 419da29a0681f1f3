package dev.slipway.runtime;

/**
 * Turns a failure for good into what the others shall hear of it.
 *
 * @param <I> the event, or the input of the step
 */
@FunctionalInterface
public interface Fallback<I> {
    Next gaveUp(I input, Step step, GiveUp why);
}

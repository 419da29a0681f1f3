package dev.slipway.runtime;

import java.util.Optional;

/**
 * Asks the outside what really happened, when an earlier process may have begun the step.
 *
 * @param <I> the event, or the input of the step
 */
@FunctionalInterface
public interface Probe<I> {

    /** What follows if the step has been done already; nothing if it shall be repeated. */
    Optional<Next> look(I input, Step step) throws Exception;
}

package dev.slipway.runtime;

import java.time.Duration;
import java.util.Optional;

/**
 * How a stage reacts to one type of event, or runs one named step.
 *
 * @param <I> the event, or the input of the step
 */
public record Reaction<I>(
        String name,
        Handler<I> handler,
        Optional<Probe<I>> probe,
        Optional<Fallback<I>> fallback,
        Retry retry,
        Duration within,
        boolean urgent) {}

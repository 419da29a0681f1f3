package dev.slipway.runtime;

import dev.slipway.events.Envelope;
import dev.slipway.events.StageName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What a handler knows of the moment that it runs in, and what it may ask of the engine. */
public interface Step {

    /** `application/environment`. */
    String target();

    /** The request that the cause belongs to. */
    String requestId();

    /** Which attempt this is, from 1. */
    int attempt();

    /** Whether an earlier process may have begun this already. */
    boolean resumed();

    Instant now();

    /** An envelope for an event about the request of the cause; the engine fills in identity, cause and time. */
    Envelope envelope();

    /** An envelope for an event about another request on the same target. */
    Envelope envelopeOf(String requestId, Optional<String> release);

    /** What this stage remembers of the target. */
    <M> Optional<M> memory(Class<M> type);

    /** The record as it was read; only for handlers of events. */
    Received received();

    /** Says what is being done; shows as a heartbeat and decides nothing. */
    void progress(String sentence);

    void progress(String sentence, double fraction);

    /** A number that only grows from owner to owner of the target; goes along wherever the outside can hold one. */
    long token();

    /**
     * Asks the broker whether this process still owns the target. To be called right before each irreversible call.
     *
     * @throws LostOwnership if it does not; let it pass through
     */
    void assertOwned();

    /** Whether an urgent event waits for this step to return. */
    boolean urgentWaiting();

    /** Whether an urgent event about a request waits; for steps that are too long to be broken off for others. */
    boolean urgentWaitingAbout(String requestId);

    /**
     * Waits until a condition holds.
     *
     * @return false if the time is over, or an urgent event waits
     */
    boolean await(Duration atMost, Duration every, BooleanSupplier condition);

    /** For how long nothing has been heard of a stage at work on this target, counting only time spent listening. */
    Duration silenceOf(StageName stage);
}

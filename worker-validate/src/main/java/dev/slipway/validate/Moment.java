package dev.slipway.validate;

import dev.slipway.events.Envelope;
import dev.slipway.events.StageName;
import dev.slipway.events.wire.Events;
import dev.slipway.release.approval.Approvals;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import dev.slipway.validate.lane.Lane;
import dev.slipway.validate.lane.Phase;
import dev.slipway.validate.lane.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a decision may know besides the lane: the time, the bounds, and how to speak about a request.
 *
 * @param known what the operator's file says of the target; nothing if it cannot be read, or does not list the target
 * @param unlisted whether the file was read, and the target is not in it
 */
record Moment(Step step, Bounds bounds, Lane lane, Optional<GroundRules> known, boolean unlisted) {

    Instant now() {
        return step.now();
    }

    /** What the operator wants to be true before the target is changed; as long as it cannot be read, nothing is. */
    Optional<Freezing> freeze(Ticket ticket) {
        return Freezing.of(ticket.request(), known, now());
    }

    /** For decisions that are only made when the operator's file could be read and has the target. */
    GroundRules rules() {
        return known.orElseThrow();
    }

    /** Whose yes a plan needs: those whom the operator asks, and those whom the application wants beside them. */
    Approvals approvals(Ticket ticket) {
        return rules().policy().approvals().and(ticket.planning().ownApprovals());
    }

    Facts facts() {
        return new Facts(step);
    }

    Outcomes outcomes() {
        return new Outcomes(step);
    }

    /** The request that an event is about, if it is as far as the event supposes. */
    Optional<Ticket> ticket(Envelope about, Predicate<Phase> asExpected) {
        return lane().ticket(about.getRequestId()).filter(ticket -> asExpected.test(ticket.phase()));
    }

    /** The deployment or rollback that deploy decides about now, and that an event of the rollout is about. */
    Optional<Ticket> rollout(Envelope about) {
        return ticket(about, Phase::authorised).filter(ticket -> !ticket.recovers());
    }

    /** The answer to an event that nobody waits for, or not any more. */
    Next late(SpecificRecord event) {
        var requestId = Events.envelopeOf(event).getRequestId();
        var state = lane().ticket(requestId).map(ticket -> "is in phase " + ticket.phase());
        return Next.ignore(Events.nameOf(event) + " is not awaited: request " + requestId + " "
                + state.orElse("is not under way"));
    }

    Duration silenceOf(StageName stage) {
        return step.silenceOf(stage);
    }

    Instant firstLook(Phase phase) {
        return now().plus(bounds.firstLook(phase));
    }
}

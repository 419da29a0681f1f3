package dev.slipway.validate;

import dev.slipway.events.CancelRefused;
import dev.slipway.events.Envelope;
import dev.slipway.events.Reason;
import dev.slipway.events.ReleaseConfirmed;
import dev.slipway.events.ReleaseDeployed;
import dev.slipway.events.ReleaseRolledBack;
import dev.slipway.events.ReleaseStarted;
import dev.slipway.events.RestoreNeeded;
import dev.slipway.events.RollbackStarted;
import dev.slipway.events.RollbackStuck;
import dev.slipway.events.RolloutFailed;
import dev.slipway.events.ServiceReverted;
import dev.slipway.events.ServiceStarted;
import dev.slipway.events.ServiceStopped;
import dev.slipway.events.StageName;
import dev.slipway.events.TrafficShifted;
import dev.slipway.events.wire.Events;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import dev.slipway.validate.lane.Phase;
import dev.slipway.validate.lane.Stop;
import dev.slipway.validate.lane.Ticket;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;

/** What deploy states: it alone decides since the rollout was authorised, the gate puts it into outcomes. */
final class RolloutAnswers {

    private final Moments moments;

    RolloutAnswers(Moments moments) {
        this.moments = moments;
    }

    /** One service more, and as much time again for the next: a release of many takes longer than one of few. */
    Next on(ServiceStarted started, Step step) {
        return goesOn(started, step);
    }

    Next on(ServiceStopped stopped, Step step) {
        return goesOn(stopped, step);
    }

    /** A canary takes its time between two shares. */
    Next on(TrafficShifted shifted, Step step) {
        return goesOn(shifted, step);
    }

    Next on(ServiceReverted reverted, Step step) {
        return goesOn(reverted, step);
    }

    Next on(ReleaseStarted started, Step step) {
        return authorised(started, step, (ticket, moment) -> heard(ticket, Phase.STARTED, List.of(), moment));
    }

    Next on(ReleaseDeployed deployed, Step step) {
        return authorised(deployed, step, (ticket, moment) -> heard(ticket, Phase.SHIFTED, List.of(), moment));
    }

    Next on(RolloutFailed failed, Step step) {
        var moment = moments.at(step);
        var why = List.of(failed.getReason());
        return moment.ticket(failed.getEnvelope(), phase -> phase == Phase.PLANNING)
                .map(ticket -> Ending.rejected(moment.lane(), ticket.request(), why, moment)
                        .next())
                .orElseGet(() -> authorised(
                        failed,
                        step,
                        (ticket, at) -> heard(ticket, Phase.FAILING, repeats(failed, ticket) ? List.of() : why, at)));
    }

    /** Deploy sums up what verify has told the gate itself; people should not read it twice. */
    private static boolean repeats(RolloutFailed failed, Ticket ticket) {
        return failed.getReason().getCode().equals("verification-failed")
                && !ticket.reasons().isEmpty();
    }

    Next on(RollbackStarted started, Step step) {
        return authorised(started, step, (ticket, moment) -> heard(ticket, Phase.UNDOING, List.of(), moment));
    }

    /** The backup stage has the word. */
    Next on(RestoreNeeded needed, Step step) {
        return authorised(needed, step, (ticket, moment) -> heard(ticket, Phase.MEASURING, List.of(), moment));
    }

    Next on(ReleaseRolledBack back, Step step) {
        return authorised(back, step, (ticket, moment) -> {
            var wanted = moment.lane().stopsOf(ticket.id()).stream().anyMatch(Stop::asked);
            var why = ticket.reasons().isEmpty() && !wanted ? List.of(back.getReason()) : List.<Reason>of();
            return heard(ticket, Phase.UNDONE, why, moment).change(lane -> lane.serves(back.getRelease()));
        });
    }

    Next on(ReleaseConfirmed confirmed, Step step) {
        return authorised(confirmed, step, (ticket, moment) -> {
            var release = confirmed.getRelease();
            var warm = confirmed.getRollbackUntil().map(until -> "; the release before stays warm until " + until);
            var statement = release.getVersion() + " serves" + warm.orElse("");
            return Ending.confirmed(moment.lane(), ticket, release, statement, moment);
        });
    }

    Next on(RollbackStuck stuck, Step step) {
        return authorised(
                stuck, step, (ticket, moment) -> Ending.failed(moment.lane(), ticket, stuck.getReason(), moment));
    }

    Next on(CancelRefused refused, Step step) {
        var moment = moments.at(step);
        return moment.lane()
                .stop(refused.getCancelRequestId())
                .map(stop -> authorised(refused, step, (ticket, at) -> refused(ticket, stop, refused.getReason(), at)))
                .orElseGet(() -> moment.late(refused));
    }

    /** Says nothing about how far the rollout is; it counts while deploy's next word is awaited. */
    private Next goesOn(SpecificRecord event, Step step) {
        var moment = moments.at(step);
        return moment.ticket(Events.envelopeOf(event), RolloutAnswers::deploysTurn)
                .map(ticket -> heard(ticket, ticket.phase(), List.of(), moment).next())
                .orElseGet(() -> moment.late(event));
    }

    private static boolean deploysTurn(Phase phase) {
        return phase.authorised() && phase.waitsFor().equals(Optional.of(StageName.DEPLOY));
    }

    /** Refused because it was being undone anyway is as good as granted. */
    private static Move refused(Ticket ticket, Stop stop, Reason why, Moment moment) {
        if (ticket.phase().atLeast(Phase.UNDOING)) {
            var unexplained = ticket.reasons().isEmpty() ? List.of(why) : List.<Reason>of();
            return heard(ticket, ticket.phase(), unexplained, moment).change(lane -> lane.unasked(stop));
        }
        return heard(ticket, ticket.phase(), List.of(), moment)
                .then(lane -> Stops.refused(lane, stop, List.of(why), moment));
    }

    /** A sign of life: the wait begins anew, and the rollout is at least as far as this. */
    private static Move heard(Ticket ticket, Phase reached, List<Reason> why, Moment moment) {
        var phase = ticket.phase().atLeast(reached) ? ticket.phase() : reached;
        if (ofBackup(ticket.phase()) && reached != Phase.UNDONE) {
            return Move.of(moment.lane().with(ticket.because(why))); // deploy is not who is waited for
        }
        return Move.of(moment.lane()).put(ticket.because(why).in(phase, moment.now()), moment);
    }

    private static boolean ofBackup(Phase phase) {
        return phase == Phase.MEASURING || phase == Phase.CONSENTING || phase == Phase.RESTORING;
    }

    private Next authorised(SpecificRecord event, Step step, BiFunction<Ticket, Moment, Move> decision) {
        var moment = moments.at(step);
        Envelope envelope = Events.envelopeOf(event);
        return moment.rollout(envelope)
                .map(ticket -> decision.apply(ticket, moment).next())
                .orElseGet(() -> moment.late(event));
    }
}

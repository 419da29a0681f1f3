package dev.slipway.validate;

import dev.slipway.events.BackupRefused;
import dev.slipway.events.BackupVerified;
import dev.slipway.events.DatabaseRestored;
import dev.slipway.events.DrillCompleted;
import dev.slipway.events.Envelope;
import dev.slipway.events.LossMeasured;
import dev.slipway.events.Reason;
import dev.slipway.events.RestoreRefused;
import dev.slipway.events.Verdict;
import dev.slipway.events.loss.RowsLost;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import dev.slipway.validate.lane.Phase;
import dev.slipway.validate.lane.Ticket;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/** Production may be touched once it can be put back the way it was, and not before; and what was put back is told. */
final class BackupAnswers {

    private final Moments moments;

    BackupAnswers(Moments moments) {
        this.moments = moments;
    }

    Next on(BackupVerified verified, Step step) {
        return expected(
                verified,
                verified.getEnvelope(),
                phase -> phase == Phase.ADMITTED,
                step,
                (ticket, moment) -> ticket.recovers()
                        ? done(ticket, verified.getStatement(), moment)
                        : Advance.backedUp(moment.lane(), ticket, verified, moment));
    }

    Next on(BackupRefused refused, Step step) {
        return expected(
                refused,
                refused.getEnvelope(),
                phase -> phase == Phase.ADMITTED,
                step,
                (ticket, moment) -> Ending.rejected(moment.lane(), ticket.request(), refused.getReasons(), moment));
    }

    /** Before anything is done, and once more if it has become more than was approved. */
    Next on(LossMeasured measured, Step step) {
        return expected(
                measured,
                measured.getEnvelope(),
                BackupAnswers::aboutRestore,
                step,
                (ticket, moment) -> Consenting.measured(measured, ticket, moment));
    }

    Next on(DatabaseRestored restored, Step step) {
        return expected(
                restored,
                restored.getEnvelope(),
                phase -> phase == Phase.RESTORING,
                step,
                (ticket, moment) -> ticket.recovers()
                        ? done(ticket, sentence(restored), moment)
                        : undoingAgain(ticket, List.of(), moment));
    }

    Next on(RestoreRefused refused, Step step) {
        return expected(
                refused,
                refused.getEnvelope(),
                BackupAnswers::aboutRestore,
                step,
                (ticket, moment) -> ticket.recovers()
                        ? Ending.rejected(moment.lane(), ticket.request(), refused.getReasons(), moment)
                        : undoingAgain(ticket, refused.getReasons(), moment));
    }

    Next on(DrillCompleted completed, Step step) {
        return expected(
                completed,
                completed.getEnvelope(),
                phase -> phase == Phase.ADMITTED,
                step,
                (ticket, moment) -> completed.getVerdict() == Verdict.PASS
                        ? done(ticket, completed.getStatement(), moment)
                        : Ending.rejected(
                                moment.lane(),
                                ticket.request(),
                                List.of(Reasons.reason("drill-failed", completed.getStatement(), "drill-failed")),
                                moment));
    }

    private Next expected(
            SpecificRecord event,
            Envelope about,
            Predicate<Phase> asFarAs,
            Step step,
            BiFunction<Ticket, Moment, Move> answer) {
        var moment = moments.at(step);
        return moment.ticket(about, asFarAs)
                .map(ticket -> answer.apply(ticket, moment))
                .map(Move::next)
                .orElseGet(() -> moment.late(event));
    }

    private static Move done(Ticket ticket, String statement, Moment moment) {
        var request = ticket.request();
        return Ending.succeeded(moment.lane(), request, moment.lane().serving().release(), statement, moment)
                .then(now -> Stops.tooLate(now, request, moment));
    }

    private static boolean aboutRestore(Phase phase) {
        return switch (phase) {
            case ADMITTED, UNDOING, MEASURING, RESTORING -> true;
            default -> false;
        };
    }

    /** Deploy goes on with what it was undoing. */
    private static Move undoingAgain(Ticket ticket, List<Reason> why, Moment moment) {
        return Move.of(moment.lane()).put(ticket.because(why).in(Phase.UNDOING, moment.now()), moment);
    }

    private static String sentence(DatabaseRestored restored) {
        return "backup " + restored.getBackupId() + " was put back; what " + RowsLost.in(restored.getLost())
                + " rows had become since is lost"
                + restored.getReplacedDatabase()
                        .map(name -> ", and kept in the database " + name)
                        .orElse("");
    }
}

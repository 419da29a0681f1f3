package dev.slipway.validate;

import dev.slipway.events.BackupRefused;
import dev.slipway.events.BackupVerified;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import dev.slipway.validate.lane.Phase;

/** Production may be touched once it can be put back the way it was, and not before. */
final class BackupAnswers {

    private final Moments moments;

    BackupAnswers(Moments moments) {
        this.moments = moments;
    }

    Next on(BackupVerified verified, Step step) {
        var moment = moments.at(step);
        return moment.ticket(verified.getEnvelope(), phase -> phase == Phase.ADMITTED)
                .map(ticket -> Advance.backedUp(moment.lane(), ticket, verified.getBackupId(), moment))
                .map(Move::next)
                .orElseGet(() -> moment.late(verified));
    }

    Next on(BackupRefused refused, Step step) {
        var moment = moments.at(step);
        return moment.ticket(refused.getEnvelope(), phase -> phase == Phase.ADMITTED)
                .map(ticket -> Ending.rejected(moment.lane(), ticket.request(), refused.getReasons(), moment))
                .map(Move::next)
                .orElseGet(() -> moment.late(refused));
    }
}

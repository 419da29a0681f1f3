package dev.slipway.validate;

import dev.slipway.events.ApprovalDenied;
import dev.slipway.events.ApprovalGiven;
import dev.slipway.events.BackupRequested;
import dev.slipway.events.CancelRequested;
import dev.slipway.events.DrillRequested;
import dev.slipway.events.ReleaseRequested;
import dev.slipway.events.RestoreRequested;
import dev.slipway.events.RollbackRequested;
import dev.slipway.events.TargetCleared;
import dev.slipway.events.wire.Events;
import dev.slipway.validate.lane.Lane;
import dev.slipway.validate.lane.Request;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** What follows from a request that nothing speaks against. */
final class Decisions {

    private Decisions() {}

    static Move about(SpecificRecord body, Request request, Lane lane, Moment moment) {
        return switch (body) {
            case RollbackRequested rollback -> RollingBack.decide(rollback, request, lane, moment);
            case CancelRequested cancel -> Cancelling.decide(cancel, request, lane, moment);
            case TargetCleared _ -> clear(request, lane, moment);
            case ApprovalGiven given -> Votes.yes(given, request, lane, moment);
            case ApprovalDenied denied -> Votes.no(denied, request, lane, moment);
            case ReleaseRequested release ->
                refuse(
                        "no-dark-release",
                        "no dark release `" + release.getVersion() + "` waits on " + target(moment)
                                + " for traffic; deploy it first",
                        request,
                        lane,
                        moment);
            case BackupRequested _, RestoreRequested _, DrillRequested _ -> Recovering.decide(request, lane, moment);
            default ->
                throw new IllegalArgumentException(Events.nameOf(body) + " is no request to decide about at once");
        };
    }

    private static Move clear(Request request, Lane lane, Moment moment) {
        return lane.hold()
                .map(hold -> Ending.succeeded(
                        lane.cleared(),
                        request,
                        Optional.empty(),
                        target(moment) + " is free again; it was held because of " + hold.requestId(),
                        moment))
                .orElseGet(() -> refuse(
                        "not-held",
                        target(moment) + " is not held, so there is nothing to clear",
                        request,
                        lane,
                        moment));
    }

    private static Move refuse(String code, String message, Request request, Lane lane, Moment moment) {
        return Ending.rejected(lane, request, Reasons.because(code, message), moment);
    }

    private static String target(Moment moment) {
        return moment.step().target();
    }
}

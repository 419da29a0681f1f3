package dev.slipway.validate;

import dev.slipway.events.RequestKind;
import dev.slipway.events.RollbackRequested;
import dev.slipway.validate.lane.Lane;
import dev.slipway.validate.lane.Request;
import dev.slipway.validate.lane.Ticket;
import java.util.Optional;

/** A rollback: of a deployment that is under way it is a cancel, otherwise it goes to the front of the line. */
final class RollingBack {

    private RollingBack() {}

    static Move decide(RollbackRequested body, Request rollback, Lane lane, Moment moment) {
        return body.getService()
                .map(service -> alone(service, rollback, lane, moment))
                .orElseGet(() -> deploying(lane)
                        .map(running -> Cancelling.stop(running, rollback, because(body.getReason()), lane, moment))
                        .orElseGet(() -> AskForPlan.first(lane, rollback, moment)));
    }

    private static Optional<Ticket> deploying(Lane lane) {
        return lane.running()
                .filter(ticket -> ticket.phase().authorised())
                .filter(ticket -> ticket.request().kind() == RequestKind.DEPLOY);
    }

    private static Move alone(String service, Request rollback, Lane lane, Moment moment) {
        var why = "the service `" + service + "` cannot go back alone, because a plan covers a whole release; ask again"
                + " under a new id without naming a service, and all services of the release go back together";
        return Ending.rejected(lane, rollback, Reasons.because("service-alone", why), moment);
    }

    private static String because(String reason) {
        return reason.isBlank() ? "a rollback was asked for" : "a rollback was asked for: " + reason;
    }
}

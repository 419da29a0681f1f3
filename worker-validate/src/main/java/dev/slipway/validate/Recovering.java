package dev.slipway.validate;

import dev.slipway.events.Reason;
import dev.slipway.release.backup.RetentionClass;
import dev.slipway.validate.lane.Lane;
import dev.slipway.validate.lane.Phase;
import dev.slipway.validate.lane.Request;
import dev.slipway.validate.lane.Ticket;
import dev.slipway.validate.lane.Wish;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A backup, a restore or a drill that was asked for by itself: it takes its turn like everything else on the target. */
final class Recovering {

    private static final String RESTORE_DRILL = "restore";

    private Recovering() {}

    static Move decide(Request request, Lane lane, Moment moment) {
        return against(request.wish().recovery().orElseThrow(), moment)
                .map(why -> Ending.rejected(lane, request, List.of(why), moment))
                .orElseGet(() -> Move.of(lane.join(Ticket.recovering(request)))
                        .then(now -> Queueing.of(now, request.id(), moment)));
    }

    /** Its turn has come. */
    static Move admit(Lane lane, Ticket ticket, Moment moment) {
        return Move.of(lane)
                .put(ticket.in(Phase.ADMITTED, moment.now()), moment)
                .say(moment.facts().recoveryAdmitted(ticket));
    }

    private static Optional<Reason> against(Wish.Recovery wanted, Moment moment) {
        if (moment.rules().target().parts().database().isEmpty()) {
            return because(
                    "nothing-to-back-up",
                    "targets.yaml names no `database` for " + moment.step().target()
                            + ", so there is nothing to back up, to put back or to practise on");
        }
        if (wanted.retention()
                .filter(written -> !retentionClasses().contains(written))
                .isPresent()) {
            return because(
                    "retention-unknown",
                    "`" + wanted.retention().get() + "` is no class that backups are kept by; there are "
                            + String.join(", ", retentionClasses()));
        }
        return wanted.drill()
                .filter(drill -> !drill.equals(RESTORE_DRILL))
                .flatMap(drill -> because(
                        "drill-unknown", "nobody here can practise `" + drill + "`; `" + RESTORE_DRILL + "` can be"));
    }

    private static List<String> retentionClasses() {
        return Arrays.stream(RetentionClass.values())
                .map(type -> type.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Optional<Reason> because(String code, String message) {
        return Optional.of(Reasons.reason(code, message));
    }
}

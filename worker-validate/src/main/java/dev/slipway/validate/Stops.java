package dev.slipway.validate;

import dev.slipway.events.Reason;
import dev.slipway.events.Release;
import dev.slipway.events.RequestKind;
import dev.slipway.validate.lane.Lane;
import dev.slipway.validate.lane.Request;
import dev.slipway.validate.lane.Stop;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What becomes of those who wanted a deployment stopped, when it has ended. */
final class Stops {

    private Stops() {}

    /** The deployment has been undone, as they wanted. A rollback that wants yet another version goes on by itself. */
    static Move served(Lane lane, Request subject, Moment moment) {
        return each(lane, subject, (now, stop) -> {
            var serving = now.serving().release();
            return wantsAnother(stop, serving)
                    ? onItsOwn(now, stop, moment)
                    : Ending.of(
                            now,
                            stop.request(),
                            moment.outcomes()
                                    .succeeded(stop.request(), serving, "request " + subject.id() + " was undone"),
                            moment);
        });
    }

    /** The new release stays: a cancel came too late, a rollback now is one like any other. */
    static Move tooLate(Lane lane, Request subject, Moment moment) {
        var why = Reasons.because(
                "too-late",
                "request " + subject.id() + " had succeeded before it could be stopped; ask for a rollback to go back");
        return each(
                lane,
                subject,
                (now, stop) -> stop.request().kind() == RequestKind.ROLLBACK
                        ? onItsOwn(now, stop, moment)
                        : refused(now, stop, why, moment));
    }

    static Move failed(Lane lane, Request subject, Reason why, Moment moment) {
        return each(
                lane,
                subject,
                (now, stop) ->
                        Ending.of(now, stop.request(), moment.outcomes().failed(stop.request(), List.of(why)), moment));
    }

    static Move refused(Lane lane, Stop stop, List<Reason> reasons, Moment moment) {
        return Ending.of(lane, stop.request(), moment.outcomes().rejected(stop.request(), reasons), moment);
    }

    private static Move onItsOwn(Lane lane, Stop stop, Moment moment) {
        return AskForPlan.first(lane.withoutStop(stop.id()), stop.request(), moment);
    }

    private static boolean wantsAnother(Stop stop, Optional<Release> serving) {
        var wanted = stop.request().wish().toVersion();
        return wanted.isPresent() && !wanted.equals(serving.map(Release::getVersion));
    }

    private static Move each(Lane lane, Request subject, BiFunction<Lane, Stop, Move> end) {
        var move = Move.of(lane);
        for (var stop : lane.stopsOf(subject.id())) {
            move = move.then(now -> end.apply(now, stop));
        }
        return move;
    }
}

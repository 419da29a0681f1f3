package dev.slipway.validate.check;

import dev.slipway.events.RequestKind;
import dev.slipway.validate.lane.Lane;
import java.util.Locale;

/** Whether there is still room to wait; each kind has its own, so that deployments never keep a rollback or a cancel out. */
public final class QueueCheck implements Check {

    private final int limit;

    public QueueCheck(int limit) {
        this.limit = limit;
    }

    @Override
    public String id() {
        return "queue";
    }

    @Override
    public boolean concerns(RequestKind kind) {
        return kind == RequestKind.DEPLOY || kind == RequestKind.ROLLBACK || kind == RequestKind.CANCEL;
    }

    @Override
    public Finding look(Asked asked, Lane lane) {
        var waiting = lane.underWay(asked.kind());
        var named = waiting + " requests to " + asked.kind().name().toLowerCase(Locale.ROOT) + " under way on "
                + asked.envelope().getTarget();
        if (waiting >= limit) {
            return Finding.fail(
                    "queue-full",
                    "there are " + named + ", and no more than " + limit + " may be",
                    "wait until some have ended or cancel some, then ask again under a new id");
        }
        var letters = lane.letters() + asked.wish().letters();
        return letters <= Lane.MOST_LETTERS
                ? Finding.pass("there are " + named)
                : Finding.fail(
                        "queue-full",
                        "what waits on " + asked.envelope().getTarget() + " would have " + letters
                                + " letters with this request, and no more than " + Lane.MOST_LETTERS + " are kept",
                        "wait until some requests have ended, then ask again under a new id");
    }
}

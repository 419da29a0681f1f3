package dev.slipway.backup;

import dev.slipway.events.Reason;
import dev.slipway.events.Release;
import dev.slipway.events.RequestKind;
import dev.slipway.release.backup.RetentionClass;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What is being done for one target, from the moment it may begin until it has ended.
 *
 * @param backupId of the backup that is taken, or put back
 * @param release whose migrations are rehearsed, if it is for a deployment
 * @param leave that the backup may be put back, once that was said; from then on something may lie on the server
 * @param withdrawal that what lies there has to go again, once that was decided
 */
record Errand(
        String requestId,
        RequestKind kind,
        String backupId,
        RetentionClass kept,
        Optional<Release> release,
        Instant begun,
        Optional<Leave> leave,
        Optional<Withdrawal> withdrawal) {

    private static final int ENOUGH_OF_AN_ID = 12;

    /**
     * The gate has said yes.
     *
     * @param rows how many may be lost, if that was said
     */
    record Leave(Instant at, Optional<Long> rows) {

        boolean covers(long lost) {
            return rows.isEmpty() || lost <= rows.get();
        }
    }

    /**
     * It is over, and nothing of it may stay.
     *
     * @param told why, if somebody still waits to hear it
     */
    record Withdrawal(Optional<Reason> told) {}

    /** A new backup; its name tells when it was taken, and for which request. */
    static Errand backup(
            String requestId, RequestKind kind, RetentionClass kept, Optional<Release> release, Instant now) {
        var moment = now.truncatedTo(ChronoUnit.SECONDS).toString().replaceAll("[-:]", "");
        var request = requestId.replace("-", "");
        var id = moment + "-" + request.substring(0, Math.min(ENOUGH_OF_AN_ID, request.length()));
        return of(requestId, kind, id, kept, release, now);
    }

    /** A backup that is there already shall be put back. */
    static Errand restore(String requestId, RequestKind kind, String backupId, Instant now) {
        return of(requestId, kind, backupId, RetentionClass.DEPLOYMENT, Optional.empty(), now);
    }

    private static Errand of(
            String requestId,
            RequestKind kind,
            String backupId,
            RetentionClass kept,
            Optional<Release> release,
            Instant begun) {
        return new Errand(requestId, kind, backupId, kept, release, begun, Optional.empty(), Optional.empty());
    }

    Errand with(Leave given) {
        return new Errand(requestId, kind, backupId, kept, release, begun, Optional.of(given), withdrawal);
    }

    Errand withdrawn(Optional<Reason> told) {
        return new Errand(requestId, kind, backupId, kept, release, begun, leave, Optional.of(new Withdrawal(told)));
    }

    boolean isFor(String request) {
        return requestId.equals(request);
    }
}

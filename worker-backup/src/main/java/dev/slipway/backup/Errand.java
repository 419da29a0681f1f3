package dev.slipway.backup;

import dev.slipway.events.Release;
import dev.slipway.events.RequestKind;
import dev.slipway.release.backup.RetentionClass;
import java.time.Instant;
import java.util.Optional;

/**
 * What is being done for one target, from the moment it may begin until it has ended.
 *
 * @param backupId of the backup that is taken, or put back
 * @param release whose migrations are rehearsed, if it is for a deployment
 */
record Errand(
        String requestId,
        RequestKind kind,
        String backupId,
        RetentionClass kept,
        Optional<Release> release,
        Instant begun) {

    private static final int ENOUGH_OF_AN_ID = 12;

    /** A new backup; its name tells when it was taken, and for which request. */
    static Errand backup(
            String requestId, RequestKind kind, RetentionClass kept, Optional<Release> release, Instant now) {
        var id = new StringBuilder(now.toString().replaceAll("\\.[0-9]+", "").replaceAll("[-:]", ""))
                .append('-')
                .append(
                        requestId.replace("-", ""),
                        0,
                        Math.min(ENOUGH_OF_AN_ID, requestId.replace("-", "").length()));
        return new Errand(requestId, kind, id.toString(), kept, release, now);
    }

    /** A backup that is there already shall be put back. */
    static Errand restore(String requestId, RequestKind kind, String backupId, Instant now) {
        return new Errand(requestId, kind, backupId, RetentionClass.DEPLOYMENT, Optional.empty(), now);
    }

    boolean isFor(String request) {
        return requestId.equals(request);
    }
}

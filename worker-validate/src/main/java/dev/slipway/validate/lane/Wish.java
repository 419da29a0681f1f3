package dev.slipway.validate.lane;

import dev.slipway.events.BackupRequested;
import dev.slipway.events.ClaimCheck;
import dev.slipway.events.DeployRequested;
import dev.slipway.events.DrillRequested;
import dev.slipway.events.Release;
import dev.slipway.events.RestoreRequested;
import java.util.Map;
import java.util.Optional;

/**
 * What a request wants beyond its kind: a release to deploy, or a version to go back to, for real or on paper.
 *
 * @param uncommitted whether the release is made of something else than its commit, where that is known
 * @param evidence what speaks for the release, by kind
 * @param overrideFreeze why it goes ahead in a freeze window, if it shall
 * @param skipBackup why it goes ahead without a backup, if it shall
 * @param recovery what is wanted of the backup stage, where that is all that is wanted
 */
public record Wish(
        Optional<Release> release,
        Optional<String> toVersion,
        boolean dryRun,
        Optional<String> overrideFreeze,
        Optional<Boolean> uncommitted,
        Map<String, ClaimCheck> evidence,
        Optional<String> skipBackup,
        Optional<Recovery> recovery) {

    /** A backup of a class, a restore of a backup, or a drill. */
    public record Recovery(Optional<String> retention, Optional<String> backupId, Optional<String> drill) {}

    public static final Wish NOTHING_MORE = toGoBack(Optional.empty());

    public Wish {
        evidence = Map.copyOf(evidence);
    }

    /** The length of what is kept of it until it has ended. */
    public int letters() {
        return release.map(wanted -> wanted.toString().length()).orElse(0)
                + overrideFreeze.map(String::length).orElse(0)
                + skipBackup.map(String::length).orElse(0)
                + recovery.map(wanted -> wanted.toString().length()).orElse(0)
                + evidence.toString().length();
    }

    public static Wish toDeploy(DeployRequested request) {
        return new Wish(
                Optional.of(request.getRelease()),
                Optional.empty(),
                request.getDryRun(),
                request.getOverrideFreeze(),
                request.getUncommitted(),
                request.getEvidence(),
                request.getSkipBackup(),
                Optional.empty());
    }

    public static Wish toBackUp(BackupRequested request) {
        return toRecover(new Recovery(Optional.of(request.getRetention()), Optional.empty(), Optional.empty()));
    }

    public static Wish toRestore(RestoreRequested request) {
        return toRecover(new Recovery(Optional.empty(), Optional.of(request.getBackupId()), Optional.empty()));
    }

    public static Wish toPractise(DrillRequested request) {
        return toRecover(new Recovery(Optional.empty(), Optional.empty(), Optional.of(request.getDrill())));
    }

    public static Wish toGoBack(Optional<String> version) {
        return bare(version, Optional.empty());
    }

    private static Wish toRecover(Recovery wanted) {
        return bare(Optional.empty(), Optional.of(wanted));
    }

    private static Wish bare(Optional<String> version, Optional<Recovery> wanted) {
        return new Wish(
                Optional.empty(),
                version,
                false,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                wanted);
    }
}

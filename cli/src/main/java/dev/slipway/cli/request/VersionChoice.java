package dev.slipway.cli.request;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.release.ReleaseVersion;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What a release is called: as the person says, else by its Git tag, else by its commit and the time. */
record VersionChoice(ReleaseVersion version, GitState git) {

    private static final int SHORT_COMMIT = 10;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    static VersionChoice of(Optional<String> given, GitState git, InstantSource clock) {
        var name = given.orElseGet(() -> switch (git) {
            case GitState.Checkout checkout -> named(checkout, clock.instant());
            case GitState.None none ->
                throw CannotGoOn.usage(
                        "there is no version to take from Git (" + none.why() + "); name one with --version");
        });
        return new VersionChoice(new ReleaseVersion(name), git);
    }

    Optional<String> commit() {
        return checkout().map(GitState.Checkout::commit);
    }

    /** Whether files differ from the commit, where there is one. */
    Optional<Boolean> uncommitted() {
        return checkout().map(GitState.Checkout::dirty);
    }

    Optional<String> remark() {
        return checkout()
                .filter(GitState.Checkout::dirty)
                .map(dirty -> "the files differ from commit " + shortened(dirty.commit())
                        + "; this release is made of them as they are");
    }

    private Optional<GitState.Checkout> checkout() {
        return git instanceof GitState.Checkout checkout ? Optional.of(checkout) : Optional.empty();
    }

    private static String named(GitState.Checkout checkout, Instant now) {
        var untagged = shortened(checkout.commit()) + "-" + TIME.format(now);
        if (checkout.dirty()) {
            return checkout.tag().map(tag -> tag + "+dirty-" + TIME.format(now)).orElse(untagged + "-dirty");
        }
        return checkout.tag().orElse(untagged);
    }

    private static String shortened(String commit) {
        return commit.substring(0, Math.min(SHORT_COMMIT, commit.length()));
    }
}

package dev.slipway.cli.request;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.release.ReleaseVersion;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What a release is called: as the person says, else by its Git tag, else by its commit and the time. */
record VersionChoice(ReleaseVersion version, Optional<String> commit, Optional<String> remark) {

    private static final int SHORT_COMMIT = 10;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    static VersionChoice of(Optional<String> given, GitState git, InstantSource clock) {
        return switch (git) {
            case GitState.Checkout checkout -> of(given, checkout, clock.instant());
            case GitState.None none ->
                new VersionChoice(
                        new ReleaseVersion(given.orElseThrow(() -> CannotGoOn.usage(
                                "there is no version to take from Git (" + none.why() + "); name one with --version"))),
                        Optional.empty(),
                        Optional.empty());
        };
    }

    private static VersionChoice of(Optional<String> given, GitState.Checkout checkout, Instant now) {
        var version = given.orElseGet(() -> named(checkout, now));
        var remark = checkout.dirty()
                ? Optional.of("the files differ from commit " + shortened(checkout.commit())
                        + "; this release is made of them as they are")
                : Optional.<String>empty();
        return new VersionChoice(new ReleaseVersion(version), Optional.of(checkout.commit()), remark);
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

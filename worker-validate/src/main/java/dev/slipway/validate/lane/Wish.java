package dev.slipway.validate.lane;

import dev.slipway.events.Release;
import java.util.Optional;

/** What a request wants beyond its kind: a release to deploy, or a version to go back to, for real or on paper. */
public record Wish(Optional<Release> release, Optional<String> toVersion, boolean dryRun) {

    public static final Wish NOTHING_MORE = new Wish(Optional.empty(), Optional.empty(), false);

    /** The length of what is kept of it until it has ended. */
    public int letters() {
        return release.map(wanted -> wanted.toString().length()).orElse(0);
    }

    public static Wish toDeploy(Release release, boolean dryRun) {
        return new Wish(Optional.of(release), Optional.empty(), dryRun);
    }

    public static Wish toGoBack(Optional<String> version) {
        return new Wish(Optional.empty(), version, false);
    }
}

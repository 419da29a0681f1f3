package dev.slipway.validate.lane;

import dev.slipway.events.Release;
import java.util.Optional;

/**
 * What a request wants beyond its kind: a release to deploy, or a version to go back to, for real or on paper.
 *
 * @param overrideFreeze why it goes ahead in a freeze window, if it shall
 */
public record Wish(
        Optional<Release> release, Optional<String> toVersion, boolean dryRun, Optional<String> overrideFreeze) {

    public static final Wish NOTHING_MORE = new Wish(Optional.empty(), Optional.empty(), false, Optional.empty());

    /** The length of what is kept of it until it has ended. */
    public int letters() {
        return release.map(wanted -> wanted.toString().length()).orElse(0)
                + overrideFreeze.map(String::length).orElse(0);
    }

    public static Wish toDeploy(Release release, boolean dryRun, Optional<String> overrideFreeze) {
        return new Wish(Optional.of(release), Optional.empty(), dryRun, overrideFreeze);
    }

    public static Wish toGoBack(Optional<String> version) {
        return new Wish(Optional.empty(), version, false, Optional.empty());
    }
}

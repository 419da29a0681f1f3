package dev.slipway.validate.lane;

import dev.slipway.events.ClaimCheck;
import dev.slipway.events.DeployRequested;
import dev.slipway.events.Release;
import java.util.Map;
import java.util.Optional;

/**
 * What a request wants beyond its kind: a release to deploy, or a version to go back to, for real or on paper.
 *
 * @param uncommitted whether the release is made of something else than its commit, where that is known
 * @param evidence what speaks for the release, by kind
 * @param overrideFreeze why it goes ahead in a freeze window, if it shall
 */
public record Wish(
        Optional<Release> release,
        Optional<String> toVersion,
        boolean dryRun,
        Optional<String> overrideFreeze,
        Optional<Boolean> uncommitted,
        Map<String, ClaimCheck> evidence) {

    public static final Wish NOTHING_MORE =
            new Wish(Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty(), Map.of());

    public Wish {
        evidence = Map.copyOf(evidence);
    }

    /** The length of what is kept of it until it has ended. */
    public int letters() {
        return release.map(wanted -> wanted.toString().length()).orElse(0)
                + overrideFreeze.map(String::length).orElse(0)
                + evidence.toString().length();
    }

    public static Wish toDeploy(DeployRequested request) {
        return new Wish(
                Optional.of(request.getRelease()),
                Optional.empty(),
                request.getDryRun(),
                request.getOverrideFreeze(),
                request.getUncommitted(),
                request.getEvidence());
    }

    public static Wish toGoBack(Optional<String> version) {
        return new Wish(Optional.empty(), version, false, Optional.empty(), Optional.empty(), Map.of());
    }
}

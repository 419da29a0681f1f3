package dev.slipway.cli.request;

import dev.slipway.events.ClaimCheck;
import dev.slipway.events.Release;
import java.util.Map;
import java.util.Optional;

/**
 * What a request for a release says beside where it shall go.
 *
 * @param overrideFreeze why it goes ahead in a freeze window, if it shall
 * @param skipBackup why it goes ahead without a backup, if it shall
 * @param uncommitted whether the files of the release differ from its commit, where Git knows
 * @param evidence what lies in the store and speaks for it, by kind
 */
public record Wanted(
        Release release,
        boolean dryRun,
        Optional<String> overrideFreeze,
        Optional<String> skipBackup,
        Optional<Boolean> uncommitted,
        Map<String, ClaimCheck> evidence) {

    public Wanted {
        evidence = Map.copyOf(evidence);
    }

    public static Wanted plain(Release release) {
        return new Wanted(release, false, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }
}

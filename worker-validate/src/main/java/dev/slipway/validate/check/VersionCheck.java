package dev.slipway.validate.check;

import dev.slipway.events.RequestKind;
import dev.slipway.release.ReleaseVersion;
import dev.slipway.validate.lane.Lane;
import java.util.Optional;

/** Whether the version can be named, and the request names the same one everywhere. */
public final class VersionCheck implements Check {

    @Override
    public String id() {
        return "version";
    }

    @Override
    public boolean concerns(RequestKind kind) {
        return kind == RequestKind.DEPLOY || kind == RequestKind.ROLLBACK;
    }

    @Override
    public Finding look(Asked asked, Lane lane) {
        var wish = asked.wish();
        var wanted = wish.release().map(release -> release.getVersion()).or(wish::toVersion);
        return wanted.map(version -> look(asked, version))
                .orElseGet(() -> Finding.notApplicable("no version is named; deploy takes the one before"));
    }

    private static Finding look(Asked asked, String version) {
        try {
            var named = new ReleaseVersion(version);
            return agrees(asked.envelope().getRelease(), version)
                    ? Finding.pass("the version is " + named)
                    : Finding.fail(
                            "version-differs",
                            "the envelope says `"
                                    + asked.envelope().getRelease().orElse("") + "`, the body says `" + version + "`",
                            "set the same version in both");
        } catch (IllegalArgumentException unusable) {
            return Finding.fail(
                    "version-unusable", String.valueOf(unusable.getMessage()), "then ask again under a new id");
        }
    }

    private static boolean agrees(Optional<String> envelope, String version) {
        return envelope.map(version::equals).orElse(true);
    }
}

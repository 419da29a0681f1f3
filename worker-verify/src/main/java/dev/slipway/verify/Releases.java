package dev.slipway.verify;

import dev.slipway.events.Release;
import dev.slipway.release.Application;
import dev.slipway.release.bundle.BundleDigest;
import dev.slipway.release.bundle.BundledApplications;
import dev.slipway.release.bundle.RefusedBundleException;
import dev.slipway.runtime.GiveUp;

/** Knows what the makers of a release wrote about it. */
@FunctionalInterface
interface Releases {
    Application applicationOf(Release release);

    /** A store that is away is tried again by the engine; a bundle that cannot be used never is. */
    static Releases in(BundledApplications bundles) {
        return release -> {
            try {
                return bundles.of(new BundleDigest(release.getBundle().getSha256()));
            } catch (RefusedBundleException e) {
                throw new GiveUp(
                        "bundle-unreadable",
                        "the bundle of " + release.getVersion() + " cannot be used: " + e.getMessage(),
                        "bundle-unreadable");
            }
        };
    }
}

package dev.slipway.backup;

import dev.slipway.events.Release;
import dev.slipway.release.Application;

/** Knows what the makers of a release wrote about it. */
@FunctionalInterface
interface Releases {
    Application applicationOf(Release release);
}

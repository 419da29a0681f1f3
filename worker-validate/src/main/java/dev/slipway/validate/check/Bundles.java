package dev.slipway.validate.check;

import dev.slipway.events.Release;

/** Opens the bundle of a release, wherever it lies. */
@FunctionalInterface
public interface Bundles {

    Opened open(Release release) throws Exception;
}

package dev.slipway.deploy;

import dev.slipway.events.Release;
import dev.slipway.migrations.MigrationSet;
import dev.slipway.release.Application;
import dev.slipway.release.Slug;
import dev.slipway.release.Target;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Where the files of a release come from, and where they lie while it may still be started. */
interface Bundles {

    /** The unpacked files of a release; fetched if they are not here, checked against their digest. */
    OpenedRelease open(Target target, Release release);

    /** What the slipway.yaml of a release says, for a release that may never be started: its files are not kept. */
    Application read(Target target, Release release);

    /** What a release brings for the database, if that is anything; its files are not kept for it. */
    Optional<MigrationSet> migrations(Target target, Release release);

    /** Removes the files of every other release of the target. */
    void keepOnly(Target target, Collection<Release> releases);

    /** How many copies of each service the release wants in the target's environment, where it says so. */
    Map<Slug, Integer> replicas(Target target, Release release);
}

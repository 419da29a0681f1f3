package dev.slipway.cli.demo;

import java.nio.file.Path;

/** Makes of a release's directory what the demo's runtime starts. */
@FunctionalInterface
interface Packing {

    void pack(String version, Path directory);

    /** Processes run from the directory as it is. */
    static Packing none() {
        return (version, directory) -> {};
    }
}

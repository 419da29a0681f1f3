package dev.slipway.deploy;

import dev.slipway.release.Application;
import java.nio.file.Path;

/** A release on disk, with what its slipway.yaml says. */
record OpenedRelease(Path folder, Application application) {}

package dev.slipway.backup.proof;

import dev.slipway.migrations.scratch.ScratchDatabase;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One empty database for one copy.
 *
 * @param folder of the server's data, if it is on this host
 * @param wipe removes all of it
 */
public record Plot(ScratchDatabase database, Optional<Path> folder, Runnable wipe) {}

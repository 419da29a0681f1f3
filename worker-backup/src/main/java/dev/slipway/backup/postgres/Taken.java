package dev.slipway.backup.postgres;

import dev.slipway.backup.fingerprint.DatabasePicture;

/**
 * What is known about a database that has just been dumped.
 *
 * @param bytes of the dump, before anything else is done to it
 */
public record Taken(DatabasePicture picture, Globals globals, long bytes) {}

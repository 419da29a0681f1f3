package dev.slipway.release.bundle;

import java.io.InputStream;

/** What a bundle may consist of; there is nothing else, and in particular no link. */
sealed interface ArchiveEntry {

    String path();

    record Folder(String path) implements ArchiveEntry {}

    record File(String path, boolean executable, InputStream content) implements ArchiveEntry {

        /** The folder that it lies in; empty for the bundle's own. */
        String folder() {
            return path.substring(0, Math.max(0, path.lastIndexOf('/')));
        }
    }
}

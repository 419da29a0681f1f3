package dev.slipway.release.bundle;

import java.util.HashSet;
import java.util.Set;

/** Keeps two entries of an archive from claiming the same place. */
final class Layout {

    private final Set<String> files = new HashSet<>();
    private final Set<String> folders = new HashSet<>();

    void claimFile(String path) {
        if (folders.contains(path) || !files.add(path)) {
            throw claimedTwice(path);
        }
        claimParents(path);
    }

    void claimFolder(String path) {
        if (files.contains(path)) {
            throw claimedTwice(path);
        }
        folders.add(path);
        claimParents(path);
    }

    private void claimParents(String path) {
        for (var slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            var parent = path.substring(0, slash);
            if (files.contains(parent)) {
                throw claimedTwice(parent);
            }
            folders.add(parent);
        }
    }

    private static RefusedBundleException claimedTwice(String path) {
        return new RefusedBundleException("two entries of the bundle claim " + EntryPath.shown(path));
    }
}

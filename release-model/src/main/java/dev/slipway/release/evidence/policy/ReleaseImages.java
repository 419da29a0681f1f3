package dev.slipway.release.evidence.policy;

import java.util.List;
import java.util.Set;

/**
 * What a release runs in containers, as far as a report can be about it.
 *
 * @param digests its images, each by the one thing that cannot be moved to another image
 * @param unpinned for each image that nobody knows by its digest, a sentence that says so
 */
public record ReleaseImages(Set<String> digests, List<String> unpinned) {

    public ReleaseImages {
        digests = Set.copyOf(digests);
        unpinned = List.copyOf(unpinned);
    }

    /** A release that runs as processes has none. */
    boolean isEmpty() {
        return digests.isEmpty() && unpinned.isEmpty();
    }
}

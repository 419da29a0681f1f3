package dev.slipway.validate.evidence;

import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.evidence.policy.ReleaseImages;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.ComposeFiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Gathers the images that a release will run: those that its request names, and those of its Compose files. */
final class Images {

    private static final Pattern PINNED = Pattern.compile(".+@(sha256:[0-9a-f]{64})");

    private final Set<String> digests = new HashSet<>();
    private final List<String> unpinned = new ArrayList<>();
    private final Map<String, String> requested;

    private Images(Map<String, String> requested) {
        this.requested = requested;
        digests.addAll(requested.values());
    }

    static ReleaseImages of(Candidate candidate) {
        var images = new Images(candidate.release().getImageDigests());
        candidate
                .contents()
                .map(contents -> contents.compose().in(candidate.target().environment()))
                .ifPresent(images::read);
        return new ReleaseImages(images.digests, images.unpinned);
    }

    private void read(ComposeFiles.Reading compose) {
        switch (compose) {
            case ComposeFiles.Reading.Project read ->
                read(read.project().services().values());
            case ComposeFiles.Reading.Broken _ ->
                unpinned.add("nobody knows which images the Compose files ask for, as they cannot be read");
            case ComposeFiles.Reading.None _ -> {}
        }
    }

    private void read(Collection<ComposeService> services) {
        services.stream()
                .filter(service -> !requested.containsKey(service.name()))
                .forEach(service ->
                        digest(service).ifPresentOrElse(digests::add, () -> unpinned.add(sentence(service))));
    }

    private static Optional<String> digest(ComposeService service) {
        return service.image()
                .map(image -> PINNED.matcher(image.value()))
                .filter(form -> form.matches())
                .map(form -> form.group(1));
    }

    private static String sentence(ComposeService service) {
        return "the service `" + service.name() + "` "
                + service.image()
                        .map(image -> "takes the image `" + image.value() + "` without a digest")
                        .orElse("has no image, only instructions to build one");
    }
}

package dev.slipway.validate.evidence;

import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.ComposeFiles;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The images that a release will run, as far as they are known by digest. */
final class Images {

    private static final Pattern PINNED = Pattern.compile(".+@(sha256:[0-9a-f]{64})");

    private Images() {}

    /** Their digests: those that the request names, and those in the Compose files. */
    static Set<String> of(Candidate candidate) {
        return Stream.concat(candidate.release().getImageDigests().values().stream(), inCompose(candidate))
                .collect(Collectors.toSet());
    }

    private static Stream<String> inCompose(Candidate candidate) {
        return candidate.contents().stream()
                .map(contents -> contents.compose().in(candidate.target().environment()))
                .filter(ComposeFiles.Reading.Project.class::isInstance)
                .map(ComposeFiles.Reading.Project.class::cast)
                .flatMap(read -> read.project().services().values().stream())
                .flatMap(service -> service.image().stream())
                .flatMap(image -> PINNED.matcher(image.value()).results())
                .map(found -> found.group(1));
    }
}

package dev.slipway.validate.compose;

import dev.slipway.release.checks.WeighedCheck;
import dev.slipway.release.compose.model.ComposeService;
import java.util.stream.Stream;

/** Whether what was checked and scanned is what will run: a tag may mean another image tomorrow. */
public final class ImageDigestsCheck implements ServiceCheck {

    @Override
    public WeighedCheck check() {
        return WeighedCheck.IMAGE_DIGESTS;
    }

    @Override
    public Stream<String> flaws(ComposeService service, Seen seen) {
        if (seen.candidate().release().getImageDigests().containsKey(service.name())) {
            return Stream.empty();
        }
        return service.image()
                .map(image -> image.value().matches(".+@sha256:[0-9a-f]{64}")
                        ? Stream.<String>empty()
                        : Stream.of("takes the image `" + image.value() + "` by a name that can be moved"))
                .orElseGet(() -> Stream.of("has no image that was built, only instructions to build one"));
    }

    @Override
    public String wellDone() {
        return "the image of every service is pinned by its digest";
    }

    @Override
    public String fix() {
        return "build and push it first, then write it as name@sha256:…; `docker image inspect` shows it under"
                + " RepoDigests";
    }
}

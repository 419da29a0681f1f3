package dev.slipway.deploy.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Image;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps the images of a repository from filling a disk. The latest stay for whoever goes back; so does what a container
 * still uses, and what no registry could bring again.
 */
final class ImagePruning {

    private final EngineCalls calls;
    private final int kept;

    ImagePruning(EngineCalls calls, int kept) {
        this.calls = calls;
        this.kept = kept;
    }

    /** To be asked when containers have gone: what they ran on may be the oldest of its kind now. */
    void after(List<Ours> gone) throws InterruptedException {
        var ids = gone.stream().map(ours -> ours.listed().getImageId()).collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return;
        }
        var images = calls.ask(client -> client.listImagesCmd().exec());
        var repositories = images.stream()
                .filter(image -> ids.contains(image.getId()))
                .flatMap(image -> repositories(image).stream())
                .collect(Collectors.toSet());
        var used = used();
        for (var repository : repositories) {
            var old = images.stream()
                    .filter(image -> repositories(image).contains(repository))
                    .sorted(Comparator.comparing(Image::getCreated).reversed())
                    .skip(kept)
                    .filter(image -> !used.contains(image.getId()))
                    .toList();
            for (var image : old) {
                remove(image);
            }
        }
    }

    private Set<String> used() throws InterruptedException {
        return calls.ask(client -> client.listContainersCmd().withShowAll(true).exec()).stream()
                .map(Container::getImageId)
                .collect(Collectors.toSet());
    }

    /** Only as they are known to a registry: what was only ever built here has none. */
    private static Set<String> repositories(Image image) {
        return Arrays.stream(Optional.ofNullable(image.getRepoDigests()).orElse(new String[0]))
                .filter(digest -> !digest.startsWith("<none>"))
                .map(digest -> digest.split("@", 2)[0])
                .collect(Collectors.toSet());
    }

    private void remove(Image image) throws InterruptedException {
        try {
            for (var name : Optional.ofNullable(image.getRepoTags()).orElse(new String[0])) {
                if (!name.startsWith("<none>")) {
                    calls.tellIfThere(client -> client.removeImageCmd(name).exec());
                }
            }
            calls.tellIfThere(client -> client.removeImageCmd(image.getId()).exec());
        } catch (DockerException inUse) {
            // another image rests on it, or somebody took it up in between
        }
    }
}

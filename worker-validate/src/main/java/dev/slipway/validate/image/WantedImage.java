package dev.slipway.validate.image;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.slipway.events.Release;
import dev.slipway.parts.Unreachable;
import dev.slipway.parts.engine.EngineLine;
import dev.slipway.parts.registry.RegistryLine;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.images.ImageName;
import dev.slipway.release.parts.Registry;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The image that a service shall run, and where its engine takes it from.
 *
 * @param digest what the request pins it to, if it does
 * @param isLocal whether it has to lie on the engine already, because nobody may pull it
 */
record WantedImage(String service, String written, Optional<String> digest, boolean isLocal) {

    private static final Set<String> LOCAL = Set.of("never", "build");

    /** None for a service that is built on the spot. */
    static Optional<WantedImage> of(ComposeService service, Release release) {
        return service.image()
                .map(image -> new WantedImage(
                        service.name(),
                        image.value(),
                        Optional.ofNullable(release.getImageDigests().get(service.name())),
                        service.lifecycle().pullPolicy().filter(LOCAL::contains).isPresent()));
    }

    Finding onEngine(EngineLine engine) throws Unreachable {
        return withName(name -> engine.ask(client -> isOn(client, local(name)))
                ? Finding.pass(name + " is on " + engine.engine())
                : Finding.fail(
                        "image-missing",
                        told(name) + " is not on " + engine.engine() + ", and is not pulled there",
                        "build or load it on that engine, or take `pull_policy` out of the Compose file"));
    }

    Finding inRegistry(RegistryLine registries, Candidate candidate) throws Unreachable {
        return withName(name -> {
            var registry = Optional.ofNullable(
                            candidate.rules().parts().registries().get(name.registry()))
                    .orElseGet(() -> Registry.open(name.registry()));
            return registries
                    .digestOf(name, registry)
                    .map(found -> Finding.pass(
                            name + " is there" + (name.digest().isPresent() ? "" : ", now with the digest " + found)))
                    .orElseGet(() -> Finding.fail(
                            "image-missing",
                            told(name) + " is not in the registry " + name.registry(),
                            "push it, or correct the name in the Compose file"));
        });
    }

    /** What is done with an image whose name can be read. */
    private interface Look {
        Finding at(ImageName name) throws Unreachable;
    }

    private Finding withName(Look look) throws Unreachable {
        try {
            return look.at(pinned(ImageName.parse(written)));
        } catch (IllegalArgumentException unreadable) {
            return Finding.fail(
                    "image-name",
                    "the service `" + service + "`: " + unreadable.getMessage(),
                    "correct the Compose file");
        }
    }

    private ImageName pinned(ImageName name) {
        return digest.map(pin -> ImageName.parse(name.registry() + "/" + name.repository() + "@" + pin))
                .orElse(name);
    }

    private String told(ImageName name) {
        return "the image " + name + " of the service `" + service + "`";
    }

    /** What was only built on an engine has no digest of a registry: there its id is what pins it. */
    private ImageName local(ImageName name) {
        return digest.isPresent() ? ImageName.parse(written) : name;
    }

    private boolean isOn(DockerClient client, ImageName name) {
        try {
            var found = client.inspectImageCmd(name.toString()).exec();
            return digest.isEmpty()
                    || digest.get().equals(found.getId())
                    || Optional.ofNullable(found.getRepoDigests()).orElse(List.of()).stream()
                            .anyMatch(known -> known.endsWith("@" + digest.get()));
        } catch (NotFoundException absent) {
            return false;
        }
    }
}

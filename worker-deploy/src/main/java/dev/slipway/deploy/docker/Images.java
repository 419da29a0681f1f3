package dev.slipway.deploy.docker;

import com.github.dockerjava.api.command.InspectImageResponse;
import dev.slipway.deploy.Onlooker;
import dev.slipway.deploy.WantedImage;
import java.util.List;
import java.util.Optional;

/** Sees to it that an engine has the image that is wanted, and no other under its name. */
final class Images {

    private final EngineCalls calls;
    private final Pulling pulling;

    Images(EngineCalls calls, Pulling pulling) {
        this.calls = calls;
        this.pulling = pulling;
    }

    Image get(WantedImage wanted, Onlooker onlooker) throws InterruptedException, CannotRun {
        var there = find(wanted);
        if (wanted.pull() == WantedImage.Pull.NEVER) {
            return exactly(wanted, there.orElseThrow(() -> missing(wanted)));
        }
        var pinned = wanted.digest().isPresent();
        if (there.isPresent() && pinned && wanted.pull() != WantedImage.Pull.ALWAYS) {
            return exactly(wanted, there.get());
        }
        pulling.pull(wanted, onlooker);
        return exactly(wanted, find(wanted).orElseThrow(() -> missing(wanted)));
    }

    /** One that was built on the engine has no digest of a registry: there its id is what pins it. */
    private Optional<InspectImageResponse> find(WantedImage wanted) throws InterruptedException {
        var exact = inspect(wanted.reference());
        if (exact.isPresent() || wanted.name().tag().isEmpty()) {
            return exact;
        }
        var name = wanted.name();
        return wanted.pull() == WantedImage.Pull.NEVER
                ? inspect(name.registry() + "/" + name.repository() + ":"
                        + name.tag().get())
                : exact;
    }

    private Optional<InspectImageResponse> inspect(String reference) throws InterruptedException {
        return calls.find(client -> client.inspectImageCmd(reference).exec());
    }

    private Image exactly(WantedImage wanted, InspectImageResponse found) throws CannotRun {
        var id = Optional.ofNullable(found.getId()).orElse("");
        var digests = Optional.ofNullable(found.getRepoDigests()).orElse(List.of());
        if (wanted.digest()
                .filter(digest ->
                        !id.equals(digest) && digests.stream().noneMatch(known -> known.endsWith("@" + digest)))
                .isPresent()) {
            throw new CannotRun(
                    "the image " + wanted.name() + " on " + calls.engine() + " is " + id + " with the digests "
                            + digests + " and not " + wanted.digest().get() + "; load or push the one that was meant");
        }
        return new Image(id, Optional.ofNullable(found.getArch()).orElse("unknown"));
    }

    private CannotRun missing(WantedImage wanted) {
        return new CannotRun("the image " + wanted + " is not on " + calls.engine()
                + (wanted.pull() == WantedImage.Pull.NEVER
                        ? ", and `pull_policy` says that it is not pulled; build or load it there"
                        : " although it was pulled; look whether something removes images there"));
    }
}

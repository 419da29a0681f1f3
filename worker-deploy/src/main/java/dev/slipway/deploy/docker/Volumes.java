package dev.slipway.deploy.docker;

import com.github.dockerjava.api.exception.DockerException;
import dev.slipway.deploy.Workload;
import dev.slipway.release.compose.model.Mount;
import dev.slipway.release.compose.model.Volume;
import java.util.Optional;

/** Makes the named volumes that a container wants. Nothing here ever removes one: what is in them is the application's. */
final class Volumes {

    private final EngineCalls calls;

    Volumes(EngineCalls calls) {
        this.calls = calls;
    }

    void ensure(Workload.Container container) throws InterruptedException, CannotRun {
        for (var mount : container.service().storage().mounts()) {
            if (mount instanceof Mount.Named named && named.volume().isPresent()) {
                ensure(definition(named, container).orElseThrow());
            }
        }
    }

    static Optional<Volume> definition(Mount.Named named, Workload.Container container) {
        return named.volume().map(key -> container.project().volumes().get(key));
    }

    private void ensure(Volume volume) throws InterruptedException, CannotRun {
        if (calls.find(client -> client.inspectVolumeCmd(volume.name()).exec()).isPresent()) {
            return;
        }
        if (volume.external()) {
            throw new CannotRun("the volume `" + volume.name() + "`, which the Compose file calls external, is not on "
                    + calls.engine() + "; make it there with `docker volume create`");
        }
        try {
            calls.tell(client -> client.createVolumeCmd()
                    .withName(volume.name())
                    .withDriver(volume.driver().orElse("local"))
                    .withDriverOpts(volume.driverOptions())
                    .withLabels(volume.labels())
                    .exec());
        } catch (DockerException refused) {
            throw new CannotRun("the volume `" + volume.name() + "` cannot be made on " + calls.engine() + ": "
                    + Refusal.of(refused));
        }
    }
}

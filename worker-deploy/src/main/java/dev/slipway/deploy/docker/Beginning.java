package dev.slipway.deploy.docker;

import com.github.dockerjava.api.exception.DockerException;
import dev.slipway.deploy.Label;
import dev.slipway.deploy.Onlooker;
import dev.slipway.deploy.Workload;
import java.util.List;

/** Starts one container: image, networks, volumes, secrets, and then itself; what was begun of one that fails is removed. */
final class Beginning {

    private final EngineCalls calls;
    private final Reach reach;
    private final Images images;
    private final Networks networks;
    private final Volumes volumes;
    private final SecretVolume secrets;

    Beginning(EngineCalls calls, Reach reach, Images images) {
        this.calls = calls;
        this.reach = reach;
        this.images = images;
        this.networks = new Networks(calls);
        this.volumes = new Volumes(calls);
        this.secrets = new SecretVolume(calls);
    }

    /** The name of the container, which now runs. */
    String of(Label label, Workload.Container container, Onlooker onlooker) throws InterruptedException, CannotRun {
        var unknown = Walls.unknownIn(container.service().privileges());
        if (unknown.isPresent()) {
            throw new CannotRun("`" + unknown.get() + "` is no capability; correct `cap_add` or `cap_drop`");
        }
        var image = images.get(container.image(), onlooker);
        var joints = networks.of(label, container);
        volumes.ensure(container);
        var creation = new Creation(label, ContainerName.fresh(label), container, reach);
        try {
            if (creation.hasSecrets()) {
                secrets.fill(
                        label.target(),
                        creation.name(),
                        image,
                        container.belongings().secrets());
            }
            create(creation, image, joints);
            calls.tell(client -> client.startContainerCmd(creation.name()).exec());
            secrets.letGo(creation.name());
            return creation.name();
        } catch (DockerException refused) {
            remove(creation.name());
            throw new CannotRun(calls.engine() + " cannot run " + container.image() + ": " + Refusal.of(refused));
        } catch (CannotRun cannot) {
            remove(creation.name());
            throw cannot;
        }
    }

    private void create(Creation creation, Image image, List<Networks.Joint> joints) throws InterruptedException {
        calls.tell(client -> creation.fill(client.createContainerCmd(image.id()), joints.getFirst())
                .exec());
        for (var joint : joints.subList(1, joints.size())) {
            networks.connect(creation.name(), joint);
        }
        var files = creation.container().belongings().files();
        if (!files.isEmpty()) {
            calls.tell(client -> client.copyArchiveToContainerCmd(creation.name())
                    .withRemotePath("/")
                    .withTarInputStream(Parcel.of(files, "/"))
                    .exec());
        }
    }

    private void remove(String name) throws InterruptedException {
        calls.tellIfThere(client -> client.removeContainerCmd(name)
                .withForce(true)
                .withRemoveVolumes(true)
                .exec());
        secrets.remove(name);
    }
}

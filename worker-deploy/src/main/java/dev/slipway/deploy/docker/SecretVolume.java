package dev.slipway.deploy.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import dev.slipway.deploy.HandedFile;
import dev.slipway.deploy.HandedFile.FileRights;
import dev.slipway.release.Target;
import dev.slipway.release.container.GrantedPath;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * Hands secrets to a container as files on a volume in memory, which goes with it. They travel in the body of a call, so that
 * neither an inspection nor an event of the engine ever shows one.
 */
final class SecretVolume {

    private static final String FOLDER = GrantedPath.SECRETS.substring(0, GrantedPath.SECRETS.length() - 1);
    private static final long PAGE = 4096;
    private static final long LEAST = 64 * 1024;

    private final EngineCalls calls;

    SecretVolume(EngineCalls calls) {
        this.calls = calls;
    }

    static Bind readOnly(String container) {
        return Bind.parse(ContainerName.secretsOf(container) + ":" + FOLDER + ":ro");
    }

    /** Afterwards a holder keeps the volume in memory, until {@link #letGo}. */
    void fill(Target target, String container, Image image, List<HandedFile> secrets)
            throws InterruptedException, CannotRun {
        var program = Holder.program(image.architecture())
                .orElseThrow(() -> new CannotRun("secrets cannot be handed to a container on " + calls.engine()
                        + ", whose processor is " + image.architecture() + "; only amd64 and arm64 are known"));
        var holder = ContainerName.holderOf(container);
        try {
            make(target, container, secrets);
            hold(target, container, image);
            put(holder, "/", Parcel.of(List.of(new HandedFile(Holder.PATH, program, new FileRights(0, 0, 0555))), "/"));
            calls.tell(client -> client.startContainerCmd(holder).exec());
            put(holder, FOLDER, Parcel.of(secrets, GrantedPath.SECRETS));
        } catch (DockerException refused) {
            throw new CannotRun("the secrets of " + container + " cannot be handed over on " + calls.engine() + ": "
                    + Refusal.of(refused));
        }
    }

    /** The volume now lives as long as the container that it was made for. */
    void letGo(String container) throws InterruptedException {
        calls.tellIfThere(client -> client.removeContainerCmd(ContainerName.holderOf(container))
                .withForce(true)
                .exec());
    }

    void remove(String container) throws InterruptedException {
        letGo(container);
        calls.tellIfThere(client ->
                client.removeVolumeCmd(ContainerName.secretsOf(container)).exec());
    }

    private void make(Target target, String container, List<HandedFile> secrets) throws InterruptedException {
        var size = LEAST
                + secrets.stream()
                        .mapToLong(secret -> (secret.content().length / PAGE + 2) * PAGE)
                        .sum();
        calls.tell(client -> client.createVolumeCmd()
                .withName(ContainerName.secretsOf(container))
                .withDriver("local")
                .withDriverOpts(Map.of(
                        "type", "tmpfs",
                        "device", "tmpfs",
                        "o", "size=" + size + ",mode=0755,nosuid,nodev,noexec"))
                .withLabels(ContainerLabels.ofServant(target, container))
                .exec());
    }

    private void hold(Target target, String container, Image image) throws InterruptedException {
        calls.tell(client -> client.createContainerCmd(image.id())
                .withName(ContainerName.holderOf(container))
                .withLabels(ContainerLabels.ofServant(target, container))
                .withEntrypoint(Holder.PATH)
                .withCmd(List.of())
                .withUser("0:0")
                .withHostConfig(HostConfig.newHostConfig()
                        .withBinds(new Bind(ContainerName.secretsOf(container), new Volume(FOLDER)))
                        .withNetworkMode("none")
                        .withCapDrop(Capability.ALL)
                        .withSecurityOpts(List.of("no-new-privileges:true")))
                .exec());
    }

    private void put(String holder, String folder, InputStream parcel) throws InterruptedException {
        calls.tell(client -> client.copyArchiveToContainerCmd(holder)
                .withRemotePath(folder)
                .withTarInputStream(parcel)
                .exec());
    }
}

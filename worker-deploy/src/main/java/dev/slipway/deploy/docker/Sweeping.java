package dev.slipway.deploy.docker;

import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.DockerException;
import dev.slipway.release.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Removes what only served containers that have gone: networks of their release, volumes of secrets, and who held those. */
final class Sweeping {

    private final EngineCalls calls;
    private final Census census;
    private final Networks networks;

    Sweeping(EngineCalls calls, Census census) {
        this.calls = calls;
        this.census = census;
        this.networks = new Networks(calls);
    }

    void after(Target target) throws InterruptedException {
        var left = census.all(target);
        var names = left.stream().map(Ours::name).collect(Collectors.toSet());
        holders(target, names);
        volumes(target, names);
        networks.removeAbandoned(target, Networks.requests(left));
    }

    private void holders(Target target, Set<String> left) throws InterruptedException {
        var all = calls.ask(client -> client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(ContainerLabels.filter(target))
                .exec());
        for (var container : all) {
            if (servedGone(container.getLabels(), left)) {
                calls.tellIfThere(client -> client.removeContainerCmd(container.getId())
                        .withForce(true)
                        .exec());
            }
        }
    }

    private void volumes(Target target, Set<String> left) throws InterruptedException {
        var all = calls.ask(client -> client.listVolumesCmd()
                .withFilter("label", ContainerLabels.filter(target))
                .exec());
        for (InspectVolumeResponse volume :
                Optional.ofNullable(all.getVolumes()).orElse(List.of())) {
            if (servedGone(volume.getLabels(), left)) {
                removeIfIdle(volume.getName());
            }
        }
    }

    private void removeIfIdle(String volume) throws InterruptedException {
        try {
            calls.tellIfThere(client -> client.removeVolumeCmd(volume).exec());
        } catch (DockerException inUse) {
            // the next sweep gets it
        }
    }

    private static boolean servedGone(Map<String, String> labels, Set<String> left) {
        return Optional.ofNullable(labels)
                .flatMap(ContainerLabels::servedBy)
                .filter(served -> !left.contains(served))
                .isPresent();
    }
}

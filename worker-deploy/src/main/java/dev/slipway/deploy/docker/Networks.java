package dev.slipway.deploy.docker;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.ContainerNetwork;
import dev.slipway.deploy.Label;
import dev.slipway.deploy.Workload;
import dev.slipway.release.Target;
import dev.slipway.release.compose.model.Attachment;
import dev.slipway.release.compose.model.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Joins the containers of one release, which find each other by the names of their services, and keeps those of two apart;
 * what outlives releases is met in a network of the target.
 */
final class Networks {

    /** How a container takes part in a network. */
    record Joint(String network, List<String> aliases) {}

    private final EngineCalls calls;

    Networks(EngineCalls calls) {
        this.calls = calls;
    }

    /** Makes those that are missing. */
    List<Joint> of(Label label, Workload.Container container) throws InterruptedException, CannotRun {
        var joints = new ArrayList<Joint>();
        var closed = true;
        for (var entry : container.service().networking().networks().entrySet()) {
            var network = Objects.requireNonNull(container.project().networks().get(entry.getKey()));
            joints.add(joint(label, entry.getKey(), network, entry.getValue()));
            closed &= network.internal();
        }
        var meetingPoint = ContainerName.meetingPoint(label.target(), closed);
        ensure(meetingPoint, "bridge", Map.of(), closed, ContainerLabels.ofTarget(label.target()));
        joints.add(new Joint(meetingPoint, List.of()));
        return joints;
    }

    /** In a network that others know, a name would lead to the old release as well as to the new one. */
    private Joint joint(Label label, String key, Network network, Attachment attachment)
            throws InterruptedException, CannotRun {
        if (network.external()) {
            if (!exists(network.name())) {
                throw new CannotRun(
                        "the network `" + network.name() + "`, which the Compose file calls external, is not" + " on "
                                + calls.engine() + "; make it there with `docker network create`");
            }
            return new Joint(network.name(), List.of());
        }
        var name = ContainerName.network(label, key);
        var labels = new LinkedHashMap<>(network.labels());
        labels.putAll(ContainerLabels.ofRelease(label));
        ensure(name, network.driver().orElse("bridge"), network.driverOptions(), network.internal(), labels);
        return new Joint(
                name,
                Stream.concat(Stream.of(label.service().value()), attachment.aliases().stream())
                        .distinct()
                        .toList());
    }

    private boolean exists(String name) throws InterruptedException {
        return calls.find(
                        client -> client.inspectNetworkCmd().withNetworkId(name).exec())
                .isPresent();
    }

    private void ensure(
            String name, String driver, Map<String, String> options, boolean closed, Map<String, String> labels)
            throws InterruptedException, CannotRun {
        if (exists(name)) {
            return;
        }
        try {
            calls.tell(client -> client.createNetworkCmd()
                    .withName(name)
                    .withDriver(driver)
                    .withOptions(options)
                    .withInternal(closed)
                    .withCheckDuplicate(true)
                    .withLabels(labels)
                    .exec());
        } catch (ConflictException anotherWasFaster) {
            // it is there
        } catch (DockerException refused) {
            throw new CannotRun(
                    "the network `" + name + "` cannot be made on " + calls.engine() + ": " + Refusal.of(refused));
        }
    }

    void connect(String container, Joint joint) throws InterruptedException {
        calls.tell(client -> client.connectToNetworkCmd()
                .withContainerId(container)
                .withNetworkId(joint.network())
                .withContainerNetwork(new ContainerNetwork().withAliases(joint.aliases()))
                .exec());
    }

    /** Those of starts that have no container left. */
    void removeAbandoned(Target target, Set<String> requestsLeft) throws InterruptedException {
        var ours = calls.ask(client -> client.listNetworksCmd()
                .withFilter("label", ContainerLabels.filter(target))
                .exec());
        for (var network : ours) {
            var request = Optional.ofNullable(network.getLabels()).flatMap(ContainerLabels::requestOf);
            if (request.filter(one -> !requestsLeft.contains(one)).isPresent()) {
                removeIfIdle(network.getId());
            }
        }
    }

    private void removeIfIdle(String id) throws InterruptedException {
        try {
            calls.tellIfThere(client -> client.removeNetworkCmd(id).exec());
        } catch (DockerException inUse) {
            // somebody else's container is in it
        }
    }

    static Set<String> requests(List<Ours> containers) {
        return containers.stream().map(ours -> ours.label().request()).collect(Collectors.toSet());
    }
}

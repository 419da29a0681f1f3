package dev.slipway.deploy.docker;

import dev.slipway.deploy.Label;
import dev.slipway.deploy.RunningInstance;
import dev.slipway.release.Target;
import java.util.List;
import java.util.Optional;

/** Finds the containers of a target by their labels; all others do not exist for us. */
final class Census {

    private final EngineCalls calls;
    private final Reach reach;

    Census(EngineCalls calls, Reach reach) {
        this.calls = calls;
        this.reach = reach;
    }

    /** Also those that have ended or were never started. */
    List<Ours> all(Target target) throws InterruptedException {
        return calls
                .ask(client -> client.listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(ContainerLabels.filter(target))
                        .exec())
                .stream()
                .flatMap(container -> ContainerLabels.read(container).stream())
                .toList();
    }

    List<Ours> sameWork(Label label) throws InterruptedException {
        return all(label.target()).stream()
                .filter(ours -> ours.label().sameWork(label))
                .toList();
    }

    Optional<Ours> find(Target target, String name) throws InterruptedException {
        return all(target).stream().filter(ours -> ours.name().equals(name)).findFirst();
    }

    /** Nothing for one that cannot be reached because it has ended meanwhile. */
    Optional<RunningInstance> instance(Ours ours) {
        return reach.of(ours).map(backend -> new RunningInstance(ours.name(), ours.label(), backend));
    }
}

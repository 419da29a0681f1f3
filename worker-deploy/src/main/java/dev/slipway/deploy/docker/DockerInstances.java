package dev.slipway.deploy.docker;

import static java.util.Comparator.comparingLong;

import dev.slipway.deploy.Instances;
import dev.slipway.deploy.LaunchOrder;
import dev.slipway.deploy.Launched;
import dev.slipway.deploy.Onlooker;
import dev.slipway.deploy.Owner;
import dev.slipway.deploy.RunningInstance;
import dev.slipway.deploy.Workload;
import dev.slipway.release.Readiness;
import dev.slipway.release.Target;
import dev.slipway.runtime.TryAgain;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Runs a release as containers of one engine, each beside those of the old one. */
final class DockerInstances implements Instances {

    private final EngineFence fence;
    private final Census census;
    private final Beginning beginning;
    private final ContainerWatch watch;
    private final Ending ending;
    private final ImagePruning pruning;

    DockerInstances(
            EngineFence fence,
            Census census,
            Beginning beginning,
            ContainerWatch watch,
            Ending ending,
            ImagePruning pruning) {
        this.fence = fence;
        this.census = census;
        this.beginning = beginning;
        this.watch = watch;
        this.ending = ending;
        this.pruning = pruning;
    }

    @Override
    public Launched launch(LaunchOrder order, Onlooker onlooker) throws InterruptedException {
        var label = order.label();
        fence.pass(label.owner());
        String name;
        try {
            var found = theOneStartedBefore(order);
            name = found.isPresent() ? found.get().name() : beginning.of(label, containerOf(order), onlooker);
        } catch (CannotRun cannot) {
            return Failure.notBegun(order, cannot.what());
        } catch (PullCalledOff off) {
            return new Launched.CalledOff(Optional.empty());
        }
        var launched = watch.over(name, order, onlooker);
        if (launched instanceof Launched.Failed) {
            end(label.target(), ours -> ours.name().equals(name), Duration.ZERO);
        }
        return launched;
    }

    @Override
    public List<RunningInstance> running(Target target) {
        try {
            return instances(census.all(target));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TryAgain("Listing the containers of " + target + " was interrupted.", interrupted);
        }
    }

    private List<RunningInstance> instances(List<Ours> containers) {
        return containers.stream()
                .filter(Ours::lives)
                .flatMap(ours -> census.instance(ours).stream())
                .toList();
    }

    @Override
    public boolean answers(Target target, String id, Readiness readiness) throws InterruptedException {
        var found = census.find(target, id).filter(Ours::lives);
        return found.isPresent() && watch.answers(found.get(), readiness);
    }

    @Override
    public void stop(Owner owner, String id, Duration grace) throws InterruptedException {
        fence.pass(owner);
        end(owner.target(), ours -> ours.name().equals(id), grace);
    }

    @Override
    public List<RunningInstance> stopAllBut(Owner owner, Set<String> wantedIds, Duration grace)
            throws InterruptedException {
        fence.pass(owner);
        return end(owner.target(), ours -> !wantedIds.contains(ours.name()), grace);
    }

    /** What of it still ran. */
    private List<RunningInstance> end(Target target, Predicate<Ours> which, Duration grace)
            throws InterruptedException {
        var doomed = census.all(target).stream().filter(which).toList();
        var running = instances(doomed);
        ending.of(target, doomed, grace);
        pruning.after(doomed);
        return running;
    }

    /** Should two owners have started it, the later one's counts; the other, and what has ended by itself, gives way. */
    private Optional<Ours> theOneStartedBefore(LaunchOrder order) throws InterruptedException {
        var same = census.sameWork(order.label());
        var first = same.stream()
                .filter(Ours::lives)
                .max(comparingLong(ours -> ours.label().token()));
        ending.of(
                order.label().target(),
                same.stream().filter(ours -> !first.equals(Optional.of(ours))).toList(),
                Duration.ZERO);
        if (first.isEmpty()) {
            ending.sweep(order.label().target());
        }
        return first;
    }

    private static Workload.Container containerOf(LaunchOrder order) {
        return switch (order.workload()) {
            case Workload.Container container -> container;
            case Workload.Program program ->
                throw new IllegalArgumentException("An engine runs containers, not " + program.command() + ".");
        };
    }
}

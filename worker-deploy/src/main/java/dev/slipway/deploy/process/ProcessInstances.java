package dev.slipway.deploy.process;

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
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs a release as processes of this host, each in a session of its own beside the old one. */
public final class ProcessInstances implements Instances {

    private static final int PORTS_TO_TRY = 5;

    private final Fence fence;
    private final Census census;
    private final Spawn spawn;
    private final ReadyWatch readyWatch;
    private final Ending ending;

    ProcessInstances(Fence fence, Census census, Spawn spawn, ReadyWatch readyWatch, Ending ending) {
        this.fence = fence;
        this.census = census;
        this.spawn = spawn;
        this.readyWatch = readyWatch;
        this.ending = ending;
    }

    @Override
    public Launched launch(LaunchOrder order, Onlooker onlooker) throws InterruptedException {
        var program = programOf(order);
        for (int attempt = 1; attempt <= PORTS_TO_TRY; attempt++) {
            fence.pass(order.label().owner());
            InstanceState state;
            try {
                var found = theOneStartedBefore(order);
                state = found.isPresent() ? found.get() : spawn.start(order.label(), program);
            } catch (IOException cannotRun) {
                return cannotStart(order, program, cannotRun);
            }
            switch (readyWatch.over(state, order, onlooker)) {
                case Attempt.PortTaken taken -> {
                    onlooker.sees("Port " + taken.port() + " was taken by another program; trying another.");
                    ending.of(state, Duration.ZERO);
                }
                case Attempt.Ended(Launched.Failed failed) -> {
                    ending.of(state, Duration.ZERO);
                    return failed;
                }
                case Attempt.Ended(Launched other) -> {
                    return other;
                }
            }
        }
        return new Launched.Failed(
                "Service '" + order.label().service() + "' found " + PORTS_TO_TRY
                        + " ports taken by other programs between their choice and their use.",
                Optional.empty(),
                List.of());
    }

    @Override
    public List<RunningInstance> running(Target target) {
        return census.living(target).stream().map(InstanceState::instance).toList();
    }

    @Override
    public boolean answers(Target target, String id, Readiness readiness) throws InterruptedException {
        var found = census.find(target, id);
        return found.isPresent() && readyWatch.answers(found.get(), readiness);
    }

    @Override
    public void stop(Owner owner, String id, Duration grace) throws InterruptedException {
        fence.pass(owner);
        var found = census.find(owner.target(), id);
        if (found.isPresent()) {
            ending.of(found.get(), grace);
        }
    }

    @Override
    public List<RunningInstance> stopAllBut(Owner owner, Set<String> wantedIds, Duration grace)
            throws InterruptedException {
        fence.pass(owner);
        var unwanted = census.all(owner.target()).stream()
                .filter(state -> !wantedIds.contains(state.id()))
                .toList();
        var stopped = unwanted.stream()
                .filter(state -> !census.membersOf(state).isEmpty())
                .map(InstanceState::instance)
                .toList();
        ending.ofAll(unwanted, grace);
        return stopped;
    }

    private static Workload.Program programOf(LaunchOrder order) {
        return switch (order.workload()) {
            case Workload.Program program -> program;
            case Workload.Container container ->
                throw new IllegalArgumentException("This host runs programs, not containers of " + container.image());
        };
    }

    /** Should two owners have started it, the later one's counts and the other is ended. */
    private Optional<InstanceState> theOneStartedBefore(LaunchOrder order) throws InterruptedException {
        var same = census.living(order.label().target()).stream()
                .filter(state -> state.label().sameWork(order.label()))
                .sorted(comparingLong(InstanceState::token).reversed())
                .toList();
        for (var surplus : same.stream().skip(1).toList()) {
            ending.of(surplus, Duration.ZERO);
        }
        return same.stream().findFirst();
    }

    private static Launched.Failed cannotStart(LaunchOrder order, Workload.Program program, IOException reason) {
        return new Launched.Failed(
                "Service '" + order.label().service() + "' of release "
                        + order.label().release()
                        + " cannot be started with " + program.command() + " in " + program.folder() + ": "
                        + reason.getMessage(),
                Optional.empty(),
                List.of());
    }
}

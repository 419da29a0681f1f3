package dev.slipway.deploy;

import dev.slipway.release.Readiness;
import dev.slipway.release.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Instances that live in a list, and fail when a test says so. */
final class FakeInstances implements Instances {

    final List<RunningInstance> running = new ArrayList<>();
    final List<String> deeds = new ArrayList<>();
    private final Map<String, String> failures = new HashMap<>();
    private final Map<String, RuntimeException> stopFailures = new HashMap<>();
    private Optional<Runnable> duringNextStart = Optional.empty();
    private final Set<String> silent = new HashSet<>();
    private long highestToken;
    private int number;

    void failToStart(String service, String release, String why) {
        failures.put(service + " " + release, why);
    }

    void startAgain(String service, String release) {
        failures.remove(service + " " + release);
    }

    /** It lives, and nothing comes from it. */
    void fallSilent(String service, String release) {
        silent.add(service + " " + release);
    }

    /** As an owner from long ago would leave it behind. */
    void leaveBehind(Label label) {
        started(label);
    }

    void failToStop(String service, String release, RuntimeException why) {
        stopFailures.put(service + " " + release, why);
    }

    /** Runs in the middle of the next start, which then waits until it is called off. */
    void duringNextStart(Runnable action) {
        duringNextStart = Optional.of(action);
    }

    void die(String service, String release) {
        running.removeIf(one -> name(one).equals(service + " " + release));
    }

    List<String> names() {
        return running.stream().map(FakeInstances::name).toList();
    }

    @Override
    public Launched launch(LaunchOrder order, Onlooker onlooker) {
        pass(order.label().owner());
        var label = order.label();
        var name = label.service() + " " + label.release();
        if (failures.containsKey(name)) {
            return new Launched.Failed(failures.get(name), Optional.of(1), List.of());
        }
        var instance = running.stream()
                .filter(one -> one.label().sameWork(label))
                .findFirst()
                .orElseGet(() -> started(label));
        if (silent.remove(name)) {
            deeds.add("wait for " + name);
        }
        if (duringNextStart.isPresent()) {
            var action = duringNextStart.get();
            duringNextStart = Optional.empty();
            action.run();
        }
        return onlooker.callsOff()
                ? new Launched.CalledOff(instance)
                : new Launched.Ready(instance, Duration.ofMillis(250));
    }

    private RunningInstance started(Label label) {
        number++;
        var instance =
                new RunningInstance(label.service() + "-" + number, label, new Backend("127.0.0.1", 20_000 + number));
        running.add(instance);
        deeds.add("start " + name(instance));
        return instance;
    }

    @Override
    public List<RunningInstance> running(Target target) {
        return List.copyOf(running);
    }

    @Override
    public boolean answers(Target target, String id, Readiness readiness) {
        return running.stream().anyMatch(one -> one.id().equals(id) && !silent.contains(name(one)));
    }

    @Override
    public void stop(Owner owner, String id, Duration grace) {
        pass(owner);
        running.stream().filter(one -> one.id().equals(id)).toList().forEach(this::stopped);
    }

    @Override
    public List<RunningInstance> stopAllBut(Owner owner, Set<String> wantedIds, Duration grace) {
        pass(owner);
        var unwanted =
                running.stream().filter(one -> !wantedIds.contains(one.id())).toList();
        unwanted.forEach(this::stopped);
        return unwanted;
    }

    private void stopped(RunningInstance instance) {
        if (stopFailures.containsKey(name(instance))) {
            throw stopFailures.get(name(instance));
        }
        running.remove(instance);
        deeds.add("stop " + name(instance));
    }

    private void pass(Owner owner) {
        if (owner.token() < highestToken) {
            throw new FencedOut("The fake host", owner.token(), highestToken);
        }
        highestToken = owner.token();
    }

    private static String name(RunningInstance instance) {
        return instance.label().service() + " " + instance.label().release();
    }
}

package dev.slipway.deploy;

import dev.slipway.release.Readiness;
import dev.slipway.release.Target;
import dev.slipway.runtime.TryAgain;
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
    final List<String> deeds;
    private final Map<String, String> failures = new HashMap<>();
    private final Map<String, RuntimeException> stopFailures = new HashMap<>();
    private Optional<Runnable> duringNextStart = Optional.empty();
    private final Set<String> silent = new HashSet<>();
    private final String suffix;
    private long highestToken;
    private int number;
    private boolean away;

    FakeInstances() {
        this(new ArrayList<>(), "");
    }

    /** On one host of several, which is told in what it does. */
    FakeInstances(List<String> deeds, String host) {
        this.deeds = deeds;
        this.suffix = host.isEmpty() ? "" : "@" + host;
        this.number = 1_000 * host.hashCode() % 20_000;
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }

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
        var name = name(label);
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
                ? new Launched.CalledOff(Optional.of(instance))
                : new Launched.Ready(instance, Duration.ofMillis(250));
    }

    private RunningInstance started(Label label) {
        number++;
        var instance = new RunningInstance(
                label.service() + "-" + number + suffix, label, new Backend("127.0.0.1", 20_000 + Math.abs(number)));
        running.add(instance);
        deeds.add("start " + name(instance) + suffix);
        return instance;
    }

    @Override
    public List<RunningInstance> running(Target target) {
        reach();
        return List.copyOf(running);
    }

    @Override
    public boolean answers(Target target, String id, Readiness readiness) {
        reach();
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
        deeds.add("stop " + name(instance) + suffix);
    }

    private void reach() {
        if (away) {
            throw new TryAgain("The engine" + suffix + " does not answer.");
        }
    }

    private void pass(Owner owner) {
        reach();
        if (owner.token() < highestToken) {
            throw new FencedOut("The fake host", owner.token(), highestToken);
        }
        highestToken = owner.token();
    }

    private static String name(RunningInstance instance) {
        return name(instance.label());
    }

    /** The first copy goes by the name of its service. */
    private static String name(Label label) {
        return label.service() + (label.replica() > 1 ? ":" + label.replica() : "") + " " + label.release();
    }
}

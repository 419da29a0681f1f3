package dev.slipway.deploy.docker;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import dev.slipway.deploy.Backend;
import dev.slipway.deploy.LaunchOrder;
import dev.slipway.deploy.Launched;
import dev.slipway.deploy.Onlooker;
import dev.slipway.deploy.health.HealthCheck;
import dev.slipway.deploy.host.Polling;
import dev.slipway.release.Probe;
import dev.slipway.release.Readiness;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Waits until a new container serves, and notices at once when it never will. */
final class ContainerWatch {

    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(150);
    /** One that has run for long is not given up for a single bad answer. */
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);

    private final EngineCalls calls;
    private final Census census;
    private final HealthCheck health;
    private final Failure failure;

    ContainerWatch(EngineCalls calls, Census census, HealthCheck health) {
        this.calls = calls;
        this.census = census;
        this.health = health;
        this.failure = new Failure(calls, new ContainerLog(calls));
    }

    boolean answers(Ours ours, Readiness readiness) throws InterruptedException {
        var instance = census.instance(ours);
        var state = state(ours.name());
        return instance.isPresent()
                && state.isPresent()
                && isRunning(state.get())
                && ask(instance.get().backend(), state.get(), readiness.probe()).well();
    }

    /** Its time to become ready counts from its start, however often the waiting is called off and taken up again. */
    Launched over(String name, LaunchOrder order, Onlooker onlooker) throws InterruptedException {
        var readiness = order.readiness();
        long began = System.nanoTime();
        Optional<Duration> age = Optional.empty();
        int goodInARow = 0;
        while (true) {
            var found = census.find(order.label().target(), name);
            var state = state(name);
            if (found.isEmpty() || state.isEmpty()) {
                return failure.removed(order, name);
            }
            if (!isRunning(state.get())) {
                return failure.ended(order, name, state.get());
            }
            if (age.isEmpty()) {
                age = Optional.of(age(state.get()));
            }
            var instance = census.instance(found.get());
            var answer = instance.isPresent()
                    ? ask(instance.get().backend(), state.get(), readiness.probe())
                    : new HealthCheck.Answer(false, "it has no address yet");
            goodInARow = answer.well() ? goodInARow + 1 : 0;
            var waited = Duration.ofNanos(System.nanoTime() - began);
            if (goodInARow >= readiness.inARow() && instance.isPresent()) {
                return new Launched.Ready(instance.get(), waited);
            }
            if (isGivenUp(state.get(), readiness.probe())) {
                return failure.unhealthy(order, name, state.get());
            }
            if (waited.plus(age.get()).compareTo(readiness.within()) >= 0 && waited.compareTo(LEAST_PATIENCE) >= 0) {
                return failure.tooLate(order, name, answer.said());
            }
            if (onlooker.callsOff()) {
                return new Launched.CalledOff(instance);
            }
            onlooker.sees("Waiting for " + order.label().service() + " "
                    + order.label().release() + " in " + name + ": " + answer.said());
            Polling.until(BETWEEN_CHECKS, BETWEEN_CHECKS, () -> false);
        }
    }

    private Optional<ContainerState> state(String name) throws InterruptedException {
        return calls.find(client -> client.inspectContainerCmd(name).exec().getState());
    }

    private HealthCheck.Answer ask(Backend backend, ContainerState state, Probe probe) throws InterruptedException {
        return switch (probe) {
            case Probe.Http http -> health.ask(backend, http);
            case Probe.Connection _ -> health.connect(backend);
            case Probe.HealthOfContainer _ -> {
                var status = health(state);
                yield new HealthCheck.Answer(status.equals("healthy"), "its health check says " + status);
            }
        };
    }

    private static boolean isGivenUp(ContainerState state, Probe probe) {
        return probe instanceof Probe.HealthOfContainer && health(state).equals("unhealthy");
    }

    private static String health(ContainerState state) {
        return Optional.ofNullable(state.getHealth())
                .map(health -> Optional.ofNullable(health.getStatus()).orElse("none"))
                .orElse("nothing, because there is none");
    }

    private static boolean isRunning(ContainerState state) {
        return Boolean.TRUE.equals(state.getRunning());
    }

    /** By the engine's own clock, which need not be ours. */
    private Duration age(ContainerState state) throws InterruptedException {
        var now = calls.ask(client -> client.infoCmd().exec().getSystemTime());
        var started = state.getStartedAt();
        return now == null || started == null
                ? Duration.ZERO
                : Duration.between(Instant.parse(started), Instant.parse(now));
    }
}

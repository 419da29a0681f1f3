package dev.slipway.deploy.process;

import dev.slipway.deploy.LaunchOrder;
import dev.slipway.deploy.Launched;
import dev.slipway.deploy.Onlooker;
import dev.slipway.deploy.health.HealthCheck;
import dev.slipway.deploy.host.LastLines;
import dev.slipway.deploy.host.ListeningSockets;
import dev.slipway.release.Probe;
import dev.slipway.release.Readiness;
import dev.slipway.runtime.secrets.Redaction;
import java.time.Duration;
import java.util.Optional;

/** Waits until a new instance serves, and notices at once when it never will. */
final class ReadyWatch {

    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(100);
    /** One that has run for long is not given up for a single bad answer. */
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);

    private static final Duration UNTIL_EXIT_CODE = Duration.ofSeconds(1);

    private final Census census;
    private final ListeningSockets sockets;
    private final HealthCheck health;
    private final Children children;

    ReadyWatch(Census census, ListeningSockets sockets, HealthCheck health, Children children) {
        this.census = census;
        this.sockets = sockets;
        this.health = health;
        this.children = children;
    }

    /** Whether one that was ready once still is: the port is its own as long as it lives. */
    boolean answers(InstanceState state, Readiness readiness) throws InterruptedException {
        return census.lives(state) && ask(state, readiness.probe()).well();
    }

    /** Its time to become ready counts from its start, however often the waiting is called off and taken up again. */
    Attempt over(InstanceState state, LaunchOrder order, Onlooker onlooker) throws InterruptedException {
        var deadline = order.readiness().within().minus(census.ageOf(state));
        long began = System.nanoTime();
        int goodInARow = 0;
        while (true) {
            if (!census.lives(state)) {
                return ended(state);
            }
            var answer = ask(state, order.readiness().probe());
            goodInARow = answer.well() && census.hasBegun(state) ? goodInARow + 1 : 0;
            var waited = Duration.ofNanos(System.nanoTime() - began);
            if (goodInARow >= order.readiness().inARow()) {
                return answeredBy(state, waited);
            }
            if (waited.compareTo(deadline) >= 0 && waited.compareTo(LEAST_PATIENCE) >= 0) {
                return tooLate(state, order, answer);
            }
            if (onlooker.callsOff()) {
                return new Attempt.Ended(new Launched.CalledOff(Optional.of(state.instance())));
            }
            onlooker.sees("Waiting for " + state.service() + " " + state.release() + " on port " + state.port() + ": "
                    + answer.said());
            children.awaitEnd(state, BETWEEN_CHECKS);
        }
    }

    private HealthCheck.Answer ask(InstanceState state, Probe probe) throws InterruptedException {
        var backend = state.instance().backend();
        return switch (probe) {
            case Probe.Http http -> health.ask(backend, http);
            case Probe.Connection _ -> health.connect(backend);
            case Probe.HealthOfContainer _ -> new HealthCheck.Answer(false, "no container");
        };
    }

    /** Whoever answered may have been another one, and the instance may have ended over it meanwhile. */
    private Attempt answeredBy(InstanceState state, Duration waited) throws InterruptedException {
        if (sockets.foreignOn(state.port(), census.membersOf(state))) {
            return new Attempt.PortTaken(state.port());
        }
        return census.lives(state) ? new Attempt.Ended(new Launched.Ready(state.instance(), waited)) : ended(state);
    }

    private Attempt ended(InstanceState state) throws InterruptedException {
        var leftBehind = census.membersOf(state);
        if (leftBehind.isEmpty() && sockets.anyOn(state.port())) {
            return new Attempt.PortTaken(state.port());
        }
        // The system tells its parent a moment after it has told everybody else.
        children.awaitEnd(state, UNTIL_EXIT_CODE);
        var code = children.exitCodeOf(state.id());
        return failed(
                state,
                "Service '" + state.service() + "' of release " + state.release() + " ended"
                        + code.map(value -> " with exit code " + value).orElse("") + " before it was ready."
                        + (leftBehind.isEmpty() ? "" : " It left other processes behind: start it in the foreground."));
    }

    private Attempt tooLate(InstanceState state, LaunchOrder order, HealthCheck.Answer answer) {
        return failed(
                state,
                "Service '" + state.service() + "' of release " + state.release() + " was not ready within "
                        + order.readiness().within().toSeconds() + " s: "
                        + order.readiness().probe() + " on port " + state.port() + " gave " + answer.said() + ".");
    }

    private Attempt failed(InstanceState state, String what) {
        var log = census.folderOf(state).log(state.id());
        var lastLines = LastLines.of(log).stream().map(Redaction::of).toList();
        return new Attempt.Ended(new Launched.Failed(what, children.exitCodeOf(state.id()), lastLines));
    }
}

package dev.slipway.deploy.docker;

import com.github.dockerjava.api.command.HealthStateLog;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import dev.slipway.deploy.LaunchOrder;
import dev.slipway.deploy.Launched;
import dev.slipway.runtime.secrets.Redaction;
import java.util.List;
import java.util.Optional;

/** Says why a container does not serve, with what it said last. */
record Failure(EngineCalls calls, ContainerLog log) {

    private static final int MEBIBYTE = 1024 * 1024;

    Launched.Failed removed(LaunchOrder order, String name) {
        return new Launched.Failed(
                subject(order) + " is gone: somebody removed the container " + name + " from " + calls.engine()
                        + " while it started.",
                Optional.empty(),
                List.of());
    }

    Launched.Failed ended(LaunchOrder order, String name, ContainerState state) throws InterruptedException {
        var code = Optional.ofNullable(state.getExitCodeLong()).map(Long::intValue);
        var what = subject(order) + " ended"
                + code.map(value -> " with exit code " + value).orElse("") + " before it was ready."
                + outOfMemory(name, state);
        return new Launched.Failed(what, code, log.lastLines(name));
    }

    Launched.Failed unhealthy(LaunchOrder order, String name, ContainerState state) throws InterruptedException {
        var said = Optional.ofNullable(state.getHealth())
                .flatMap(health -> Optional.ofNullable(health.getLog()).orElse(List.of()).stream()
                        .reduce((earlier, later) -> later))
                .map(HealthStateLog::getOutput)
                .map(output -> " It said: " + Redaction.of(output.strip()))
                .orElse("");
        return new Launched.Failed(
                subject(order) + " is unhealthy by its own health check." + said,
                Optional.empty(),
                log.lastLines(name));
    }

    Launched.Failed tooLate(LaunchOrder order, String name, String answer) throws InterruptedException {
        return new Launched.Failed(
                subject(order) + " was not ready within "
                        + order.readiness().within().toSeconds() + " s: "
                        + order.readiness().probe() + " of the container " + name + " gave " + answer + ".",
                Optional.empty(),
                log.lastLines(name));
    }

    static Launched.Failed notBegun(LaunchOrder order, String why) {
        return new Launched.Failed(
                subject(order) + " cannot be started: " + Redaction.of(why) + ".", Optional.empty(), List.of());
    }

    private String outOfMemory(String name, ContainerState state) throws InterruptedException {
        if (!Boolean.TRUE.equals(state.getOOMKilled())) {
            return "";
        }
        var limit = calls.find(client -> client.inspectContainerCmd(name).exec().getHostConfig())
                .flatMap(host -> Optional.ofNullable(host.getMemory()))
                .filter(bytes -> bytes > 0);
        return " It was killed because it ran out of memory"
                + limit.map(bytes ->
                                " at its limit of " + bytes / MEBIBYTE + " MiB; give it more, or find what it holds.")
                        .orElse("; its host has too little.");
    }

    private static String subject(LaunchOrder order) {
        return "Service '" + order.label().service() + "' of release "
                + order.label().release();
    }
}

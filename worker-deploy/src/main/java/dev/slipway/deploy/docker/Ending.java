package dev.slipway.deploy.docker;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import dev.slipway.release.Target;
import dev.slipway.runtime.TryAgain;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Ends containers: a request first, then, after the grace, no more questions; and removes what served only them. */
final class Ending {

    private final EngineCalls calls;
    private final Sweeping sweeping;

    Ending(EngineCalls calls, Sweeping sweeping) {
        this.calls = calls;
        this.sweeping = sweeping;
    }

    /** All of them are asked at once and share one grace. */
    void of(Target target, List<Ours> containers, Duration grace) throws InterruptedException {
        stop(containers.stream().filter(Ours::lives).toList(), grace);
        for (var container : containers) {
            remove(container);
        }
        if (!containers.isEmpty()) {
            sweep(target);
        }
    }

    /** Removes what is left of containers that are gone, whoever took them. */
    void sweep(Target target) throws InterruptedException {
        sweeping.after(target);
    }

    private void stop(List<Ours> containers, Duration grace) throws InterruptedException {
        try (var patient = calls.withPatienceFor(grace);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stops = threads.invokeAll(containers.stream()
                    .<Callable<Ours>>map(container -> () -> stop(container, grace, patient))
                    .toList());
            for (var stopped : stops) {
                stopped.get();
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw new IllegalStateException(failed);
        }
    }

    /** The engine knows which signal the container wants, kills it after the grace, and goes on with that if we do not. */
    private static Ours stop(Ours container, Duration grace, EngineCalls patient) throws InterruptedException {
        if (container.listed().getState().equals("paused")) {
            patient.tellIfThere(
                    client -> client.unpauseContainerCmd(container.id()).exec());
        }
        try {
            patient.tellIfThere(client -> client.stopContainerCmd(container.id())
                    .withTimeout(Math.toIntExact(grace.plusMillis(999).toSeconds()))
                    .exec());
        } catch (DockerException refused) {
            throw new TryAgain(
                    "The container " + container.name() + " on " + patient.engine() + " does not end: "
                            + Refusal.of(refused) + "; look at `docker ps` and the log of the engine there.",
                    refused);
        }
        return container;
    }

    /** Volumes without a name go with it: nobody could ever find them again. */
    private void remove(Ours container) throws InterruptedException {
        try {
            calls.tellIfThere(client -> client.removeContainerCmd(container.id())
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec());
        } catch (ConflictException beingRemoved) {
            // by somebody else
        } catch (DockerException refused) {
            throw new TryAgain(
                    "The container " + container.name() + " cannot be removed from " + calls.engine() + ": "
                            + Refusal.of(refused),
                    refused);
        }
    }
}

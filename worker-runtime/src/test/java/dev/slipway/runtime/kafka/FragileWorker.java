package dev.slipway.runtime.kafka;

import dev.slipway.events.wire.EventCodec;
import dev.slipway.runtime.telemetry.Telemetry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/** A worker in a process of its own that dies, or freezes, when a milestone is reached for the n-th time. */
final class FragileWorker {

    private FragileWorker() {}

    /** Arguments: bootstrap servers, instance, milestone or NONE, how often it may pass, die or freeze, file of outside calls. */
    public static void main(String[] arguments) throws InterruptedException {
        var instance = arguments[1];
        var left = new AtomicInteger(Integer.parseInt(arguments[3]));
        var calls = Path.of(arguments[5]);
        Milestones milestones = (milestone, task) -> {
            if (milestone.name().equals(arguments[2]) && left.getAndDecrement() == 0) {
                end(arguments[4]);
            }
        };
        var stage = Pipeline.backupStage((event, step) -> {
            step.await(Duration.ofMillis(20), Duration.ofMillis(20), () -> false);
            step.assertOwned();
            append(calls, instance + " " + step.requestId() + " " + step.token() + "\n");
            return Pipeline.verified(step);
        });
        var meters = new SimpleMeterRegistry();
        Engine.start(
                stage,
                EngineSettings.of(arguments[0], instance).withSessionTimeout(Duration.ofSeconds(3)),
                new Engine.Surroundings(
                        EventCodec.builtIn(),
                        new Telemetry(OpenTelemetry.noop(), meters),
                        meters,
                        InstantSource.system(),
                        milestones),
                Pipeline.PARTITIONS);
        Thread.currentThread().join();
    }

    private static void end(String how) {
        if (how.equals("die")) {
            Runtime.getRuntime().halt(137);
        }
        try {
            var self = Long.toString(ProcessHandle.current().pid());
            new ProcessBuilder("kill", "-STOP", self).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void append(Path file, String line) {
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

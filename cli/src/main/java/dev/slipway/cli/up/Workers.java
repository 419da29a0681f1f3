package dev.slipway.cli.up;

import dev.slipway.backup.BackupWorker;
import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.deploy.DeployWorker;
import dev.slipway.notify.NotifyWorker;
import dev.slipway.runtime.spring.WorkerApplication;
import dev.slipway.validate.ValidateWorker;
import dev.slipway.verify.VerifyWorker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.springframework.context.ConfigurableApplicationContext;

/** The five workers side by side in this process, each the very program that runs alone elsewhere. */
final class Workers implements AutoCloseable {

    private static final List<Class<?>> ALL = List.of(
            ValidateWorker.class, BackupWorker.class, DeployWorker.class, VerifyWorker.class, NotifyWorker.class);

    private final List<ConfigurableApplicationContext> running;

    private Workers(List<ConfigurableApplicationContext> running) {
        this.running = running;
    }

    /** All five or none. */
    static Workers start(Map<String, Object> settings) {
        try (var opened = new Opened();
                var threads = Executors.newFixedThreadPool(ALL.size())) {
            var starting = ALL.stream()
                    .map(worker -> CompletableFuture.supplyAsync(
                            () -> opened.add(WorkerApplication.beside(worker, settings)), threads))
                    .toList();
            CompletableFuture.allOf(starting.toArray(CompletableFuture[]::new))
                    .exceptionally(_ -> null)
                    .join();
            var running = starting.stream().map(Workers::started).toList();
            opened.keep();
            return new Workers(running);
        }
    }

    private static ConfigurableApplicationContext started(CompletableFuture<ConfigurableApplicationContext> starting) {
        try {
            return starting.join();
        } catch (CompletionException e) {
            throw reason(e);
        }
    }

    /** Spring wraps what a worker has to say about its start; that alone is for people. */
    private static RuntimeException reason(CompletionException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof dev.slipway.runtime.spring.CannotStart told) {
                return told;
            }
        }
        return new CannotGoOn(
                ExitCode.UNEXPECTED, "a worker did not start: " + failure.getCause() + "; see the logs", failure);
    }

    /** Each finishes what it is at, within its bounds; all at the same time. */
    @Override
    public void close() {
        try (var threads = Executors.newFixedThreadPool(ALL.size())) {
            var stopping = new ArrayList<CompletableFuture<Void>>();
            running.forEach(worker -> stopping.add(CompletableFuture.runAsync(worker::close, threads)));
            CompletableFuture.allOf(stopping.toArray(CompletableFuture[]::new)).join();
        }
    }
}

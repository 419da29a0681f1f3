package dev.slipway.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One instance of one worker, in a process of its own. */
final class Worker {

    private final String name;
    private final List<String> command;
    private final Path orders;
    private final Path log;
    private final Map<String, String> environment = new HashMap<>();
    private @Nullable Process ordered;
    private final List<Process> lives = new ArrayList<>();

    Worker(String name, String mainClass, List<String> settings, Path folder) {
        this.name = name;
        orders = folder.resolve(name + ".orders");
        log = Logs.of(folder, name);
        command = Launch.command(mainClass, orders.toString());
        command.addAll(settings);
    }

    String name() {
        return name;
    }

    Worker with(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    Worker start() {
        try {
            var builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            lives.add(builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Process process() {
        return lives.getLast();
    }

    Path log() {
        return log;
    }

    /** Leaves an order for the running process; the file appears as a whole. */
    void order(String how, String milestone, int pass) {
        ordered = process();
        try {
            Files.deleteIfExists(done());
            var draft = Path.of(orders + ".draft");
            Files.writeString(draft, new FragileWorker.Order(how, milestone, pass).toString());
            Files.move(draft, orders, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the end of the process that the order was for. */
    void awaitDeath() {
        if (ordered != null) {
            ordered.onExit().orTimeout(20, TimeUnit.SECONDS).join();
        }
    }

    void withdrawOrder() {
        try {
            Files.deleteIfExists(orders);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean obeyed() {
        return Files.exists(done());
    }

    boolean obeyedWithin(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!obeyed() && System.nanoTime() < deadline) {
            pause();
        }
        return obeyed();
    }

    /** A moment's wait that ends early when the process does. */
    private void pause() {
        try {
            if (process().waitFor(50, TimeUnit.MILLISECONDS)) {
                new java.util.concurrent.CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path done() {
        return Path.of(orders + ".done");
    }

    void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process().pid()))
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void kill() {
        process().destroyForcibly().onExit().join();
    }

    /** Starts a new process if the last one has ended. */
    void revive() {
        if (!process().isAlive()) {
            start();
        }
    }

    void end(Duration patience) throws InterruptedException {
        for (var life : lives) {
            life.destroyForcibly();
            life.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}

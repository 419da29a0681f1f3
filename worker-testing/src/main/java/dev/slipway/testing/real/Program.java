package dev.slipway.testing.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A program that serves a test: it says itself when it is ready, and is ended by its own id. */
final class Program implements AutoCloseable {

    private static final Duration UNTIL_READY = Duration.ofSeconds(60);
    private static final Duration UNTIL_GONE = Duration.ofSeconds(20);
    private static final int KEPT_LINES = 30;

    private final Process process;
    private final String ready;
    private final Deque<String> latest = new ArrayDeque<>();
    private final CompletableFuture<Boolean> serving = new CompletableFuture<>();

    private Program(Process process, String ready) {
        this.process = process;
        this.ready = ready;
        Thread.ofVirtual().name("output-of-" + process.pid()).start(this::drain);
    }

    /** Starts it and waits for a line with the words that say it serves. */
    static Program start(List<String> command, String ready, String debianPackage) {
        try {
            var program = new Program(
                    new ProcessBuilder(command).redirectErrorStream(true).start(), ready);
            program.awaitServing();
            return program;
        } catch (IOException missing) {
            throw new UncheckedIOException(
                    command.getFirst() + " cannot be started; `apt-get install -y --no-install-recommends "
                            + debianPackage + "` brings it",
                    missing);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Sends it a signal by name, such as `STOP`, if it still runs. */
    void signal(String name) {
        if (!process.isAlive()) {
            return;
        }
        run(List.of("kill", "-" + name, String.valueOf(process.pid())));
    }

    static void run(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + said.strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        signal("CONT"); // one that a test has stopped would not hear
        process.destroy();
        try {
            if (!process.waitFor(UNTIL_GONE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitServing() {
        try {
            if (serving.get(UNTIL_READY.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            take(e.toString());
        }
        close();
        throw new IllegalStateException(
                "process " + process.pid() + " never said `" + ready + "`; its last words:\n" + lastWords());
    }

    private void drain() {
        try (var reader = process.inputReader()) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                take(line);
            }
        } catch (IOException endedByForce) {
            take(endedByForce.toString());
        }
        serving.complete(false);
    }

    private synchronized String lastWords() {
        return String.join("\n", latest);
    }

    private synchronized void take(String line) {
        latest.addLast(line);
        if (latest.size() > KEPT_LINES) {
            latest.removeFirst();
        }
        if (line.contains(ready)) {
            serving.complete(true);
        }
    }
}

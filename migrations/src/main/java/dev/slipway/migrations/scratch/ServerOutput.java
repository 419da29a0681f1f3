package dev.slipway.migrations.scratch;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads what the server prints, all of it so that it never blocks, and keeps the end for the case that it dies. */
final class ServerOutput {

    private static final String READY = "database system is ready to accept connections";
    private static final int KEPT_LINES = 20;

    private final Deque<String> latest = new ArrayDeque<>();
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();

    ServerOutput(Process process) {
        Thread.ofVirtual().name("output-of-" + process.pid()).start(() -> drain(process));
    }

    /** Whether the server serves; false when it ended or stayed silent instead. */
    boolean saysReadyWithin(Duration time) {
        try {
            return ready.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    synchronized String end() {
        return String.join("\n", latest);
    }

    private void drain(Process process) {
        try (var reader = process.inputReader()) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                take(line);
            }
        } catch (IOException endedByForce) {
            take(endedByForce.toString());
        }
        ready.complete(false);
    }

    private synchronized void take(String line) {
        latest.addLast(line);
        if (latest.size() > KEPT_LINES) {
            latest.removeFirst();
        }
        if (line.contains(READY)) {
            ready.complete(true);
        }
    }
}

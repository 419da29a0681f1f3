package dev.slipway.embedded;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/** Reads what a child process prints, all of it so that the child never blocks, and keeps the end for the case that it dies. */
final class ProcessOutput {

    private static final int KEPT_LINES = 30;

    private final String prefix;
    private final CompletableFuture<String> announced = new CompletableFuture<>();
    private final Deque<String> latest = new ArrayDeque<>();

    private ProcessOutput(String prefix) {
        this.prefix = prefix;
    }

    /** Completes with the rest of the first line that starts with the prefix, or fails with the last lines when the child ends before. */
    static CompletableFuture<String> valueAfter(String prefix, Process process) {
        var output = new ProcessOutput(prefix);
        Thread.ofVirtual().name("output-of-" + process.pid()).start(() -> output.drain(process));
        return output.announced;
    }

    private void drain(Process process) {
        try (var reader = process.inputReader()) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                take(line);
            }
        } catch (IOException endedByForce) {
            take(endedByForce.toString());
        }
        announced.completeExceptionally(new IllegalStateException(String.join(System.lineSeparator(), latest)));
    }

    private void take(String line) {
        if (line.startsWith(prefix)) {
            announced.complete(line.substring(prefix.length()));
        }
        latest.addLast(line);
        if (latest.size() > KEPT_LINES) {
            latest.removeFirst();
        }
    }
}

package dev.slipway.deploy.process;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The instances that this very worker has started: only of those does the system tell us how they ended. */
final class Children {

    private final Map<String, Process> processes = new ConcurrentHashMap<>();

    void add(String id, Process process) {
        processes.put(id, process);
    }

    void forget(String id) {
        processes.remove(id);
    }

    Optional<Integer> exitCodeOf(String id) {
        return Optional.ofNullable(processes.get(id))
                .filter(process -> !process.isAlive())
                .map(Process::exitValue);
    }

    /** Waits so long at most, less if the instance ends. */
    void awaitEnd(InstanceState state, Duration limit) throws InterruptedException {
        try {
            endOf(state).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillRunning) {
            return;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private CompletableFuture<?> endOf(InstanceState state) {
        Process child = processes.get(state.id());
        if (child != null) {
            return child.onExit();
        }
        return ProcessHandle.of(state.process().pid())
                .<CompletableFuture<?>>map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(state));
    }
}

package dev.slipway.backup.postgres;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Work that belongs together: when one part fails, or the caller is interrupted, the rest is ended as well. */
public final class Together implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Future<?>> done = new LinkedBlockingQueue<>();
    private final List<Future<?>> running = new ArrayList<>();
    private final List<Runnable> endings;
    private int awaited;

    /** The endings free threads from whatever an interrupt does not reach. */
    public Together(Runnable... endings) {
        this.endings = List.of(endings);
    }

    public <T> Future<T> start(Callable<T> work) {
        var task = new FutureTask<>(work) {
            @Override
            protected void done() {
                done.add(this);
            }
        };
        running.add(task);
        threads.execute(task);
        return task;
    }

    /** Waits until all is done that was started, or throws what the first part to fail has thrown. */
    public void await() throws PostgresTrouble, IOException, InterruptedException {
        while (awaited < running.size()) {
            try {
                done.take().get();
                awaited++;
            } catch (ExecutionException failed) {
                throw asThrown(failed.getCause());
            }
        }
    }

    private static RuntimeException asThrown(@Nullable Throwable cause)
            throws PostgresTrouble, IOException, InterruptedException {
        return switch (cause) {
            case PostgresTrouble trouble -> throw trouble;
            case IOException broken -> throw broken;
            case InterruptedException interrupted -> throw interrupted;
            case RuntimeException unexpected -> unexpected;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(cause);
        };
    }

    /** Ends what still runs and waits for it, so that nobody uses what the caller is about to close. */
    @Override
    public void close() {
        if (running.stream().anyMatch(task -> !task.isDone())) {
            running.forEach(task -> task.cancel(true));
            endings.forEach(Runnable::run);
        }
        threads.close();
    }
}

package dev.slipway.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks at the heap many times a second and tells the most that it has seen. */
final class HeapWatch implements AutoCloseable {

    /** Bytes in use, and bytes that a collection left. */
    record Peak(long used, long live) {}

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("heap-watch-", 0).daemon().factory());
    private volatile Peak peak = new Peak(0, 0);

    HeapWatch(Consumer<Peak> everySecond) {
        clock.scheduleAtFixedRate(this::look, 0, 20, TimeUnit.MILLISECONDS);
        clock.scheduleAtFixedRate(() -> everySecond.accept(peak), 1, 1, TimeUnit.SECONDS);
    }

    Peak peak() {
        return peak;
    }

    private void look() {
        var used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        var live = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> usedOf(afterCollection(pool)))
                .sum();
        peak = new Peak(Math.max(peak.used(), used), Math.max(peak.live(), live));
    }

    private static @Nullable MemoryUsage afterCollection(MemoryPoolMXBean pool) {
        return pool.getCollectionUsage();
    }

    private static long usedOf(@Nullable MemoryUsage usage) {
        return usage == null ? 0 : usage.getUsed();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

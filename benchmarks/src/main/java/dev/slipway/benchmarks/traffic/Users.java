package dev.slipway.benchmarks.traffic;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Everybody who uses the target: most with short requests at a steady rate, some with long ones and web sockets. */
final class Users implements AutoCloseable {

    private static final int TICKS_PER_SECOND = 100;
    private static final int SHORT = 24;
    private static final int LONG = 4;
    private static final int SOCKETS = 4;

    private final Tally tally;
    private final Semaphore turns = new Semaphore(0);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<Visitor> visitors = new ArrayList<>();
    private final List<CompletableFuture<Void>> visits = new ArrayList<>();

    private Users(Tally tally) {
        this.tally = tally;
    }

    /** Half of the short requests come over connections that stay open, half over one each. */
    static Users of(URI entry, int perSecond) {
        var users = new Users(new Tally());
        for (int number = 0; number < SHORT; number++) {
            users.visitors.add(new ShortVisitor(entry, number % 2 == 0, users.turns, users.tally));
        }
        for (int number = 0; number < LONG; number++) {
            users.visitors.add(new LongVisitor(entry, users.tally));
        }
        for (int number = 0; number < SOCKETS; number++) {
            users.visitors.add(new SocketVisitor(entry, users.tally));
        }
        users.begin(perSecond / TICKS_PER_SECOND);
        return users;
    }

    private void begin(int perTick) {
        var _ = clock.scheduleAtFixedRate(
                () -> turns.release(Math.max(0, perTick - turns.availablePermits() / TICKS_PER_SECOND)),
                0,
                1_000 / TICKS_PER_SECOND,
                TimeUnit.MILLISECONDS);
        visitors.forEach(visitor -> {
            var done = new CompletableFuture<Void>();
            visits.add(done);
            Thread.ofVirtual().start(() -> {
                visitor.visit();
                done.complete(null);
            });
        });
    }

    Tally tally() {
        return tally;
    }

    /** Returns once so many requests more have been answered or have failed. */
    void await(long requests) throws InterruptedException {
        var enough = new CountDownLatch(1);
        long goal = tally.requests() + requests;
        var looking = clock.scheduleAtFixedRate(
                () -> {
                    if (tally.requests() >= goal) {
                        enough.countDown();
                    }
                },
                0,
                20,
                TimeUnit.MILLISECONDS);
        if (!enough.await(10, TimeUnit.MINUTES)) {
            throw new IllegalStateException("only " + tally.requests() + " of " + goal + " requests in ten minutes");
        }
        looking.cancel(false);
    }

    /** Lets what is under way end. */
    @Override
    public void close() {
        visitors.forEach(Visitor::leave);
        turns.release(1_000_000);
        CompletableFuture.allOf(visits.toArray(CompletableFuture[]::new)).join();
        clock.shutdownNow();
    }
}

package dev.slipway.runtime.kafka;

import dev.slipway.events.StageName;
import dev.slipway.runtime.Reaction;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The threads that act. Reactions that have shown to be quick run one after the other on one thread, because a thread for
 * each would cost more than they do; all others have threads of their own. When a quick one is slow for once, another thread
 * goes on with those behind it.
 */
final class Crew {

    /** Long, because whoever is stuck is noticed much sooner. */
    private static final Duration WITH_THE_QUICK = Duration.ofSeconds(1);

    private static final Duration STALLED = Duration.ofMillis(50);

    private final StageName stage;
    private final Duration grace;
    private final Map<Reaction<?>, Pace> paces = new ConcurrentHashMap<>();
    private final Queue<Work> quick = new ConcurrentLinkedQueue<>();
    private final Set<Work> onOwnThreads = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Runner> runner = new AtomicReference<>();

    private Consumer<Work> hands = work -> {};
    private Runnable whenIdle = () -> {};

    Crew(StageName stage, Duration grace) {
        this.stage = stage;
        this.grace = grace;
    }

    /** What they do with a task, and what when no quick one is left; to be said before the first one comes. */
    void working(Consumer<Work> with, Runnable idle) {
        hands = with;
        whenIdle = idle;
    }

    /** Starts a task, and says how long it is worth to wait for its end. */
    Duration start(Work work) {
        if (!paceOf(work).quick()) {
            onOwnThread(work);
            return grace;
        }
        quick.add(work);
        if (runner.get() == null) {
            hire(new Runner());
        }
        return WITH_THE_QUICK;
    }

    private void onOwnThread(Work work) {
        onOwnThreads.add(work);
        Thread.ofVirtual()
                .name(stage + " " + work.reaction.name() + " " + work.task.target())
                .start(() -> {
                    try {
                        act(work);
                    } finally {
                        onOwnThreads.remove(work);
                    }
                });
    }

    private void act(Work work) {
        long begun = System.nanoTime();
        hands.accept(work);
        paceOf(work).took(System.nanoTime() - begun);
    }

    private Pace paceOf(Work work) {
        return paces.computeIfAbsent(work.reaction, reaction -> new Pace());
    }

    private void hire(Runner candidate) {
        if (runner.compareAndSet(null, candidate)) {
            Thread.ofVirtual().name(stage + " quick").start(candidate);
        }
    }

    /** Looks whether somebody is stuck among the quick, and goes on without him; to be called now and then. */
    void look() {
        var slow = runner.get();
        if (slow == null || !slow.stalled()) {
            return;
        }
        slow.current().ifPresent(work -> {
            onOwnThreads.add(work);
            if (runner.compareAndSet(slow, null)) {
                standAside(work);
            }
            if (slow.current().filter(work::equals).isEmpty()) {
                onOwnThreads.remove(work);
            }
        });
        hire(new Runner());
    }

    /** Once may be a busy machine. Twice in a row, and those of its kind are no longer taken for quick. */
    private void standAside(Work stuck) {
        stuck.patienceNanos = 0;
        var pace = paceOf(stuck);
        pace.gotStuck();
        if (!pace.quick()) {
            var alike = quick.stream().filter(work -> paceOf(work) == pace).toList();
            alike.stream().filter(quick::remove).forEach(work -> {
                work.patienceNanos = grace.toNanos();
                onOwnThread(work);
            });
        }
    }

    /** Whether more will be done in no time. */
    boolean moreAtOnce() {
        return !quick.isEmpty();
    }

    /** Everything that runs at this moment. */
    Stream<Work> atWork() {
        return Stream.concat(
                onOwnThreads.stream(), Optional.ofNullable(runner.get()).flatMap(Runner::current).stream());
    }

    /** Works off the quick ones; leaves when there are none, or when it was given up as stuck. */
    private final class Runner implements Runnable {

        private volatile @Nullable Work current;
        private volatile long sinceNanos;

        @Override
        public void run() {
            do {
                while (runner.get() == this) {
                    var work = quick.poll();
                    if (work == null) {
                        runner.compareAndSet(this, null);
                        whenIdle.run();
                    } else {
                        sinceNanos = System.nanoTime();
                        current = work;
                        act(work);
                        current = null;
                        if (runner.get() != this) {
                            onOwnThreads.remove(work);
                        }
                    }
                }
            } while (!quick.isEmpty() && runner.compareAndSet(null, this));
        }

        Optional<Work> current() {
            return Optional.ofNullable(current);
        }

        boolean stalled() {
            return current != null && System.nanoTime() - sinceNanos > STALLED.toNanos();
        }
    }

    /** How long a reaction took lately: a moving average, so that one that had to wait for a processor counts little. */
    private static final class Pace {

        private static final long QUICK_NANOS = Duration.ofMillis(1).toNanos();

        private static final int TWICE = 2;

        private volatile long nanos = 10 * QUICK_NANOS;
        private volatile int stuckInARow;

        boolean quick() {
            return nanos < QUICK_NANOS && stuckInARow < TWICE;
        }

        void took(long latest) {
            long before = nanos;
            nanos = before + (latest - before) / 8;
            if (latest < QUICK_NANOS && stuckInARow != 0) {
                stuckInARow = 0;
            }
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // only one looks, and it does not matter if a success is missed
        void gotStuck() {
            stuckInARow++;
        }
    }
}

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
 * each would cost more than they do; all others have threads of their own. When a quick one is slow for once, those behind
 * it get threads of their own too.
 */
final class Crew {

    /** Long, because whoever is stuck is noticed much sooner. */
    private static final Duration WITH_THE_QUICK = Duration.ofSeconds(1);

    private static final Duration STALLED = Duration.ofMillis(20);

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
                    act(work);
                    onOwnThreads.remove(work);
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

    /** Looks whether somebody is stuck among the quick; to be called now and then. */
    void look() {
        var stuck = Optional.ofNullable(runner.get()).filter(Runner::stalled);
        if (stuck.isPresent() && runner.compareAndSet(stuck.get(), null)) {
            stuck.get().current().ifPresent(work -> work.patienceNanos = 0);
            for (var work = quick.poll(); work != null; work = quick.poll()) {
                work.patienceNanos = grace.toNanos();
                onOwnThread(work);
            }
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

    /** How fast a reaction was lately. */
    private static final class Pace {

        private static final long QUICK_NANOS = 500_000;
        private static final int ENOUGH = 8;

        private volatile int quickInARow;

        boolean quick() {
            return quickInARow >= ENOUGH;
        }

        void took(long nanos) {
            int before = quickInARow;
            int now = nanos < QUICK_NANOS ? Math.min(ENOUGH, before + 1) : 0;
            if (now != before) {
                quickInARow = now;
            }
        }
    }
}

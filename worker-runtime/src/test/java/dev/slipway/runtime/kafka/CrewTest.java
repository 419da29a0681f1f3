package dev.slipway.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.StageName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrewTest {

    private static final Duration GRACE = Duration.ofMillis(2);

    private final Works works = new Works(new Shard(0));
    private final Crew crew = new Crew(StageName.BACKUP, GRACE);

    @Test
    void gives_each_task_of_an_unknown_reaction_a_thread_of_its_own() throws Exception {
        var together = new CountDownLatch(3);
        crew.working(
                work -> {
                    together.countDown();
                    await(together);
                },
                () -> {});
        IntStream.range(0, 3)
                .forEach(i -> assertThat(crew.start(works.read("shop/" + i))).isEqualTo(GRACE));
        assertThat(together.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void runs_quick_reactions_one_after_the_other_on_one_thread() throws Exception {
        becomeQuick();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        var idle = new CountDownLatch(1);
        crew.working(
                work -> {
                    threads.add(Thread.currentThread());
                    order.add(work.task.target());
                },
                () -> {
                    if (order.size() == 100) {
                        idle.countDown();
                    }
                });
        var targets = IntStream.range(0, 100).mapToObj(i -> "shop/" + i).toList();
        targets.forEach(target -> assertThat(crew.start(works.read(target))).isGreaterThan(GRACE));
        assertThat(idle.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(order).containsExactlyElementsOf(targets);
        assertThat(threads.size()).isLessThan(targets.size());
    }

    @Test
    void goes_on_with_the_others_when_a_quick_one_is_stuck() throws Exception {
        becomeQuick();
        var release = new CountDownLatch(1);
        var others = new CountDownLatch(5);
        crew.working(
                work -> {
                    if (work.task.target().equals("shop/stuck")) {
                        await(release);
                    } else {
                        others.countDown();
                    }
                },
                () -> {});
        var stuck = works.read("shop/stuck");
        crew.start(stuck);
        IntStream.range(0, 5).forEach(i -> crew.start(works.read("shop/" + i)));
        while (!others.await(10, TimeUnit.MILLISECONDS)) {
            crew.look();
        }
        assertThat(crew.atWork()).contains(stuck);
        assertThat(stuck.patienceNanos).isZero();
        release.countDown();
    }

    @Test
    void no_longer_takes_a_reaction_for_quick_that_is_stuck_twice_in_a_row() throws Exception {
        becomeQuick();
        var release = new CountDownLatch(1);
        var stuck = new HashSet<Work>();
        crew.working(work -> await(release), () -> {});
        IntStream.range(0, 4).forEach(i -> stuck.add(works.read("shop/" + i)));
        stuck.forEach(crew::start);
        while (!crew.atWork().toList().containsAll(stuck)) {
            crew.look();
            Thread.onSpinWait();
        }
        assertThat(crew.start(works.read("shop/next"))).isEqualTo(GRACE);
        release.countDown();
    }

    private void becomeQuick() {
        crew.working(work -> {}, () -> {});
        while (crew.start(works.read("shop/warm")).equals(GRACE)) {
            Thread.onSpinWait();
        }
        while (crew.moreAtOnce() || crew.atWork().findAny().isPresent()) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

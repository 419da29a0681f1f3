package dev.slipway.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.StageName;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InTrayTest {

    private final EngineSettings settings = EngineSettings.of("nowhere:1", "test");
    private final Desk desk = new Desk();
    private final Crew crew = new Crew(StageName.BACKUP, Duration.ZERO);
    private final InTray inTray = new InTray(desk, settings, crew);
    private final Shard shard = new Shard(0);
    private final Works works = new Works(shard);
    private final LinkedBlockingQueue<Work> begun = new LinkedBlockingQueue<>();

    @BeforeEach
    void own() {
        crew.working(begun::add, () -> {});
        desk.open(shard);
    }

    @Test
    void begins_what_arrives_at_once() throws Exception {
        var work = arrive("shop/a");
        assertThat(begun.poll(10, TimeUnit.SECONDS)).isSameAs(work);
    }

    @Test
    void begins_nothing_of_a_partition_in_doubt_until_it_is_known_to_be_ours() throws Exception {
        shard.suspended = true;
        var work = arrive("shop/a");
        assertThat(shard.mailboxOf("shop/a").running).isNull();
        inTray.resume(shard);
        assertThat(begun.poll(10, TimeUnit.SECONDS)).isSameAs(work);
    }

    @Test
    void a_new_owner_begins_nothing_before_it_has_read_what_came_meanwhile() {
        shard.readFirst = Map.of(Works.TOPIC, 1_000L);
        arrive("shop/a");
        assertThat(shard.mailboxOf("shop/a").running).isNull();
    }

    @Test
    void stops_reading_when_more_waits_for_a_commit_than_one_transaction_takes() {
        for (int i = 0; i < settings.maxPollRecords(); i++) {
            arrive("shop/" + i);
        }
        assertThat(inTray.full()).isTrue();
        shard.arrivals.clear();
        assertThat(inTray.roomAgain()).isTrue();
    }

    @Test
    void goes_on_reading_while_tasks_are_held_back_until_more_is_read() {
        shard.readFirst = Map.of(Works.TOPIC, 1_000_000L);
        for (int i = 0; i < settings.maxInFlight() * 3 / 4; i++) {
            arrive("shop/" + i);
        }
        shard.arrivals.clear();
        assertThat(inTray.roomAgain()).isTrue();
        shard.readFirst = Map.of();
        assertThat(inTray.roomAgain()).isFalse();
    }

    @Test
    void stops_reading_when_few_records_fill_the_memory() {
        shard.inFlightBytes = settings.maxInFlightBytes();
        assertThat(inTray.full()).isTrue();
    }

    @Test
    void a_task_that_is_tried_again_rests_first_and_keeps_its_place() throws Exception {
        var first = arrive("shop/a");
        begun.take();
        arrive("shop/a");
        inTray.tryAgain(first, Duration.ofHours(1));
        assertThat(first.attempt).isEqualTo(2);
        assertThat(shard.resting).containsExactly(shard.mailboxOf("shop/a"));
        locked(() -> inTray.dispatchRested(shard));
        assertThat(begun).isEmpty();
        first.notBeforeNanos = System.nanoTime();
        locked(() -> inTray.dispatchRested(shard));
        assertThat(begun.poll(10, TimeUnit.SECONDS)).isSameAs(first);
    }

    @Test
    void wakes_a_step_that_pauses_when_something_urgent_comes() throws Exception {
        var paused = arrive("shop/a");
        var woken = new CountDownLatch(1);
        Thread.startVirtualThread(() -> {
            try {
                if (!inTray.pause(paused, Duration.ofHours(1))) {
                    woken.countDown();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        locked(() -> inTray.arrived(works.read("shop/a", Works.URGENT)));
        assertThat(woken.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private Work arrive(String target) {
        var work = works.read(target);
        locked(() -> inTray.arrived(work));
        return work;
    }

    private void locked(Runnable what) {
        desk.lock.lock();
        try {
            what.run();
        } finally {
            desk.lock.unlock();
        }
    }
}

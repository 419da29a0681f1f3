package dev.slipway.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.StageName;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.engine.Performer;
import dev.slipway.runtime.engine.Task;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BookkeepingTest {

    private static final String TARGET = "shop/a";

    private final Desk desk = new Desk();
    private final Crew crew = new Crew(StageName.BACKUP, Duration.ZERO);
    private final OutTray outTray = new OutTray(desk, crew);
    private final InTray inTray = new InTray(desk, EngineSettings.of("nowhere:1", "test"), crew);
    private final Bookkeeping bookkeeping =
            new Bookkeeping(desk, inTray, new Tasks(new Performer(Works.STAGE), EventCodec.builtIn()));
    private final Shard shard = new Shard(0);
    private final Works works = new Works(shard);
    private final LinkedBlockingQueue<Work> begun = new LinkedBlockingQueue<>();

    @BeforeEach
    void own() {
        crew.working(begun::add, () -> {});
        desk.memberAs(new ConsumerGroupMetadata("group"));
        desk.open(shard);
    }

    @Test
    void the_next_task_of_a_target_begins_once_the_one_before_is_committed() throws Exception {
        var first = arrive();
        var second = arrive();
        assertThat(next()).isSameAs(first);
        assertThat(begun).isEmpty();
        commit(first, Closing.only(List.of()));
        assertThat(next()).isSameAs(second);
        assertThat(shard.inFlight).isEqualTo(1);
    }

    @Test
    void a_target_that_has_nothing_to_do_is_put_away() throws Exception {
        var only = arrive();
        next();
        commit(only, Closing.only(List.of()));
        assertThat(shard.mailboxes).isEmpty();
        assertThat(shard.inFlight).isZero();
        assertThat(shard.inFlightBytes).isZero();
    }

    @Test
    void what_was_remembered_is_there_for_the_task_that_follows() throws Exception {
        var work = arrive();
        next();
        var follow = work.task.follow(
                new Next.Follow("first", "", Optional.empty()), 0, Optional.empty(), Optional.empty(), 9);
        commit(work, closing(List.of(follow), List.of(), List.of(), "memory"));
        var followed = next();
        assertThat(followed.reaction.name()).isEqualTo("first");
        assertThat(followed.memory).isEqualTo("memory".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_timer_replaces_the_one_with_its_name_and_can_be_cancelled() throws Exception {
        var work = arrive();
        next();
        var soon = timer(work, 1);
        var late = timer(work, 2);
        commit(work, closing(List.of(), List.of(soon, late), List.of(), null));
        assertThat(shard.timers.values()).containsExactly(late);
        var other = arrive();
        next();
        commit(other, closing(List.of(), List.of(), List.of(late.ledgerKey()), null));
        assertThat(shard.timers).isEmpty();
    }

    @Test
    void forgets_what_belongs_to_a_partition_that_was_lost_meanwhile() throws Exception {
        var work = arrive();
        next();
        outTray.done(work, closing(List.of(), List.of(), List.of(), "memory"));
        var batch = outTray.nextBatch().orElseThrow();
        desk.lose(shard);
        bookkeeping.committed(batch, Map.of());
        assertThat(shard.memories).isEmpty();
    }

    private static Task timer(Work work, long second) {
        return work.task.follow(
                new Next.Follow("second", "", Optional.of(Instant.ofEpochSecond(second))),
                0,
                Optional.empty(),
                Optional.empty(),
                second);
    }

    private static Closing closing(
            List<Task> follows, List<Task> timers, List<String> cancelled, @Nullable String memory) {
        return new Closing(
                List.of(),
                List.of(),
                follows,
                timers,
                cancelled,
                Optional.ofNullable(memory)
                        .map(text -> new Closing.MemoryChange(text.getBytes(StandardCharsets.UTF_8))),
                Optional.empty());
    }

    private Work arrive() {
        desk.lock.lock();
        try {
            var work = works.read(TARGET);
            inTray.arrived(work);
            return work;
        } finally {
            desk.lock.unlock();
        }
    }

    private Work next() throws InterruptedException {
        var work = begun.poll(10, TimeUnit.SECONDS);
        assertThat(work).isNotNull();
        return work;
    }

    private void commit(Work work, Closing closing) throws InterruptedException {
        outTray.done(work, closing);
        bookkeeping.committed(outTray.nextBatch().orElseThrow(), Map.of());
    }
}

package dev.slipway.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.StageName;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.runtime.engine.Performer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutTrayTest {

    private static final long HOUR = Duration.ofHours(1).toNanos();
    private static final Closing CLOSING = Closing.only(List.of());

    private final Desk desk = new Desk();
    private final Crew crew = new Crew(StageName.BACKUP, Duration.ZERO);
    private final OutTray outTray = new OutTray(desk, crew);
    private final Bookkeeping bookkeeping = new Bookkeeping(
            desk,
            new InTray(desk, EngineSettings.of("nowhere:1", "test"), crew),
            new Tasks(new Performer(Works.STAGE), EventCodec.builtIn()));
    private final Shard shard = new Shard(0);
    private final Works works = new Works(shard);

    @BeforeEach
    void own() {
        desk.memberAs(new ConsumerGroupMetadata("group"));
        desk.open(shard);
    }

    @Test
    void commits_what_is_done_without_a_line_in_the_ledger() throws Exception {
        var work = arrived(HOUR);
        outTray.done(work, CLOSING);
        var part = onlyPart();
        assertThat(closed(part)).containsExactly(work);
        assertThat(accepted(part)).isEmpty();
        assertThat(part.offsets()).isEqualTo(Map.of(Works.TOPIC, 1L));
    }

    @Test
    void accepts_what_is_not_worth_waiting_for() throws Exception {
        var work = arrived(0);
        var part = onlyPart();
        assertThat(accepted(part)).containsExactly(work);
        assertThat(part.offsets()).isEqualTo(Map.of(Works.TOPIC, 1L));
    }

    @Test
    void commits_no_position_beyond_what_is_still_being_done() throws Exception {
        var first = arrived(HOUR);
        var second = arrived(HOUR);
        var third = arrived(HOUR);
        outTray.done(first, CLOSING);
        outTray.done(third, CLOSING);
        var part = onlyPart();
        assertThat(closed(part)).containsExactly(first);
        assertThat(part.offsets()).isEqualTo(Map.of(Works.TOPIC, 1L));
        assertThat(shard.arrivals).containsExactly(second, third);
    }

    @Test
    void passes_over_records_that_are_nobodys_work_once_all_else_is_settled() throws Exception {
        outTray.done(arrived(HOUR), CLOSING);
        shard.positions.put(Works.TOPIC, 70L);
        assertThat(onlyPart().offsets()).isEqualTo(Map.of(Works.TOPIC, 70L));
    }

    @Test
    void writes_positions_that_moved_over_nobodys_work_after_a_while() throws Exception {
        shard.positions.put(Works.TOPIC, 70L);
        shard.dirtySinceNanos = System.nanoTime() - HOUR;
        assertThat(onlyPart().offsets()).isEqualTo(Map.of(Works.TOPIC, 70L));
    }

    @Test
    void writes_no_positions_for_their_own_sake_while_something_is_being_done() throws Exception {
        var busy = arrived(Duration.ofMillis(300).toNanos());
        shard.dirtySinceNanos = System.nanoTime() - HOUR;
        assertThat(accepted(onlyPart())).containsExactly(busy);
    }

    @Test
    void repeats_a_position_when_only_a_held_task_is_finished() throws Exception {
        shard.flushed.put(Works.TOPIC, 7L);
        shard.positions.put(Works.TOPIC, 7L);
        var held = Work.held(Works.taskOf("shop/a", 3), shard, Works.CALM, "", false);
        outTray.done(held, CLOSING);
        var part = onlyPart();
        assertThat(closed(part)).containsExactly(held);
        assertThat(part.offsets()).isEqualTo(Map.of(Works.TOPIC, 7L));
    }

    @Test
    void puts_everything_back_in_order_after_a_refused_transaction() throws Exception {
        var first = arrived(0);
        var second = arrived(HOUR);
        outTray.done(second, CLOSING);
        var batch = outTray.nextBatch().orElseThrow();
        var third = arrived(HOUR);
        outTray.aborted(batch);
        assertThat(shard.arrivals).containsExactly(first, second, third);
        var again = onlyPart();
        assertThat(accepted(again)).containsExactly(first);
        assertThat(closed(again)).containsExactly(second);
    }

    @Test
    void a_task_that_ends_while_its_acceptance_is_committed_is_finished_by_the_next_transaction() throws Exception {
        var work = arrived(0);
        var batch = outTray.nextBatch().orElseThrow();
        outTray.done(work, CLOSING);
        bookkeeping.committed(batch, Map.of());
        var next = onlyPart();
        assertThat(next.finished()).containsExactly(work);
        assertThat(next.arrived()).isEmpty();
    }

    @Test
    void commits_nothing_of_a_partition_that_is_in_doubt() throws Exception {
        outTray.done(arrived(HOUR), CLOSING);
        shard.suspended = true;
        var sure = new Shard(1);
        var certain = new Works(sure).read("shop/b");
        sure.arrivals.add(certain);
        outTray.done(certain, CLOSING);
        desk.open(sure);
        assertThat(onlyPart().shard()).isSameAs(sure);
    }

    @Test
    void answers_a_question_of_ownership_with_a_transaction() throws Exception {
        var answer = outTray.checkOwnership(works.read("shop/a"));
        assertThat(onlyPart().checks()).containsExactly(answer);
    }

    private Work arrived(long patienceNanos) {
        var work = works.read("shop/a");
        work.patienceNanos = patienceNanos;
        shard.arrivals.add(work);
        return work;
    }

    private Batch.Part onlyPart() throws InterruptedException {
        var parts = outTray.nextBatch().orElseThrow().parts();
        assertThat(parts).hasSize(1);
        return parts.getFirst();
    }

    private static List<Work> accepted(Batch.Part part) {
        var accepted = new java.util.ArrayList<Work>();
        part.eachAccepted(accepted::add);
        return accepted;
    }

    private static List<Work> closed(Batch.Part part) {
        var closed = new java.util.ArrayList<Work>();
        part.eachClosed(closed::add);
        return closed;
    }
}

package dev.slipway.runtime.kafka;

import dev.slipway.events.wire.EventCodec;
import dev.slipway.events.wire.Undecodable;
import dev.slipway.runtime.Received;
import dev.slipway.runtime.engine.Performer;
import dev.slipway.runtime.engine.Task;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns tasks into work: finds the reaction, and reads the event again where there is one. */
final class Tasks {

    private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);

    private final Performer performer;
    private final EventCodec codec;

    Tasks(Performer performer, EventCodec codec) {
        this.performer = performer;
        this.codec = codec;
    }

    /** The work of a task that the ledger holds; nothing if this version of the stage knows no such step. */
    Optional<Work> workOf(Task task, Shard shard, boolean resumed) {
        try {
            var work = task.received().isPresent()
                    ? eventWork(task, task.received().get(), shard, resumed)
                    : performer
                            .reactionTo(task.step())
                            .map(reaction -> Work.held(task, shard, reaction, task.input(), resumed));
            if (work.isEmpty()) {
                LOG.error(
                        "the ledger holds a task of {} that this version does not know: {}; it stays there until a"
                                + " version that does takes over",
                        task.target(),
                        task.step().isEmpty() ? task.id() : task.step());
            }
            return work;
        } catch (Undecodable e) {
            LOG.error("the ledger holds a record that cannot be read any more: task {}", task.id(), e);
            return Optional.empty();
        }
    }

    private Optional<Work> eventWork(Task task, Received received, Shard shard, boolean resumed) throws Undecodable {
        var event = codec.decode(received.value());
        return performer.reactionTo(event).map(reaction -> Work.held(task, shard, reaction, event, resumed));
    }
}

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

    /** The work of a task of the ledger; nothing if this version of the stage knows no such step. */
    Optional<Work> workOf(Task task, Shard shard, boolean accepted, boolean resumed) {
        try {
            return task.received().isPresent()
                    ? eventWork(task, task.received().get(), shard, accepted, resumed)
                    : performer
                            .reactionTo(task.step())
                            .map(reaction -> new Work(task, shard, reaction, task.input(), accepted, resumed));
        } catch (Undecodable e) {
            LOG.error("the ledger holds a record that cannot be read any more: task {}", task.id(), e);
            return Optional.empty();
        }
    }

    private Optional<Work> eventWork(Task task, Received received, Shard shard, boolean accepted, boolean resumed)
            throws Undecodable {
        var event = codec.decode(received.value());
        return performer.reactionTo(event).map(reaction -> new Work(task, shard, reaction, event, accepted, resumed));
    }
}

package dev.slipway.runtime.kafka;

import dev.slipway.events.StageName;
import dev.slipway.events.flow.Flow;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Reaction;
import dev.slipway.runtime.Received;
import dev.slipway.runtime.Retry;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.engine.Task;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Work for the tests of the desk: records of one topic, in the order in which they are asked for. */
final class Works {

    static final String TOPIC = "facts";
    static final Reaction<Object> CALM = reaction("calm", false);
    static final Reaction<Object> URGENT = reaction("urgent", true);

    /** A stage that has nothing to do; its steps are `first` and `second`. */
    static final Stage STAGE = stage();

    private final Shard shard;
    private long offset;

    Works(Shard shard) {
        this.shard = shard;
        shard.positions.put(TOPIC, 0L);
        shard.flushed.put(TOPIC, 0L);
        shard.claimWanted = false;
        shard.claimed = true;
    }

    private static Stage stage() {
        var builder = Stage.named(StageName.BACKUP);
        Flow.consumedBy(StageName.BACKUP).forEach(builder::pass);
        for (var step : List.of("first", "second")) {
            builder.step(step).run((input, asked) -> Next.nothing());
        }
        return builder.build();
    }

    static Reaction<Object> reaction(String name, boolean urgent) {
        return new Reaction<>(
                name,
                (input, step) -> Next.nothing(),
                Optional.empty(),
                Optional.empty(),
                Retry.NEVER,
                Duration.ofMinutes(1),
                urgent);
    }

    Work read(String target) {
        return read(target, CALM);
    }

    Work read(String target, Reaction<?> reaction) {
        var task = taskOf(target, ++offset);
        shard.positions.put(TOPIC, offset);
        return Work.read(task, shard, reaction, "", new Work.Place(TOPIC, offset));
    }

    static Task taskOf(String target, long number) {
        return new Task(
                "event-" + number,
                target,
                "request-" + number,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Received(TOPIC, 0, 1, Optional.of(target), new byte[100], Map.of())),
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                number);
    }
}

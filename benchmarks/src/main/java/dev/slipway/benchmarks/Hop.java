package dev.slipway.benchmarks;

import dev.slipway.events.Envelope;
import dev.slipway.events.StageName;
import dev.slipway.events.flow.Flow;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Stage;
import java.time.Duration;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** One hop as a stage: it answers one event with one event, and passes over what else the flow brings it. */
record Hop<E extends SpecificRecord>(StageName stage, Class<E> event, Function<Envelope, SpecificRecord> answer) {

    /** The step takes a while, or no time at all. */
    Stage taking(Duration time) {
        var builder = Stage.named(stage).on(event).run((asked, step) -> {
            if (time.isPositive()) {
                step.await(time, time, () -> false);
            }
            return Next.publish(answer.apply(step.envelope()));
        });
        Flow.consumedBy(stage).stream().filter(other -> other != event).forEach(builder::pass);
        return builder.build();
    }
}

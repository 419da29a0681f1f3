package dev.slipway.migrations.run;

import java.time.Duration;
import java.util.List;

/** How far a run came. */
public sealed interface RunResult {

    /** What was done, in order; it stays done. */
    List<Ran> ran();

    /** A step that was done, and how long it took. */
    record Ran(Step step, Duration duration) {}

    /** Everything that was asked for is done. */
    record Finished(List<Ran> ran) implements RunResult {

        public Finished {
            ran = List.copyOf(ran);
        }
    }

    /** Something was in the way. */
    record Stopped(List<Ran> ran, Obstacle obstacle) implements RunResult {

        public Stopped {
            ran = List.copyOf(ran);
        }
    }
}

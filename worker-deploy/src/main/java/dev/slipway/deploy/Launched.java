package dev.slipway.deploy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the start of a service ended. */
public sealed interface Launched {

    /** It answers on its health path and can take traffic. */
    record Ready(RunningInstance instance, Duration after) implements Launched {}

    /** Waiting was called off; what was begun by then may still become ready and is left as it is. */
    record CalledOff(Optional<RunningInstance> instance) implements Launched {}

    /** It cannot serve, with what it said last; secrets are blotted out, and what was started has been stopped. */
    record Failed(String what, Optional<Integer> exitCode, List<String> lastLines) implements Launched {

        public Failed {
            lastLines = List.copyOf(lastLines);
        }

        public String sentence() {
            return lastLines.isEmpty() ? what : what + " It said last: " + String.join(" | ", lastLines);
        }
    }
}

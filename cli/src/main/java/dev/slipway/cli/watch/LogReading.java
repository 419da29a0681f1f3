package dev.slipway.cli.watch;

import dev.slipway.cli.log.EventLog;
import dev.slipway.cli.log.Extent;
import dev.slipway.cli.log.Recorded;
import dev.slipway.cli.tell.Screen;
import dev.slipway.release.Target;
import java.util.List;
import java.util.Optional;

/** Reads the log of a target, or of all, and shows how far it is: the log keeps everything, so that may take a while. */
final class LogReading {

    private LogReading() {}

    static Extent of(Optional<String> target) {
        return target.map(
                        written -> Extent.everything().of(Target.parse(written).toString()))
                .orElse(Extent.everything());
    }

    static List<Recorded> all(EventLog log, Screen screen) {
        try {
            return log.rest(percent -> screen.passing("⋯ reading the log, " + percent + " %"));
        } finally {
            screen.wipe();
        }
    }
}

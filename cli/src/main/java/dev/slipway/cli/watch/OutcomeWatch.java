package dev.slipway.cli.watch;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.log.EventLog;
import dev.slipway.cli.log.Recorded;
import dev.slipway.cli.tell.Audience;
import dev.slipway.events.Cancelled;
import dev.slipway.events.Failed;
import dev.slipway.events.Rejected;
import dev.slipway.events.RolledBack;
import dev.slipway.events.Succeeded;
import dev.slipway.events.Superseded;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Follows one request until it has ended. */
public final class OutcomeWatch {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** The outcome of a request, and what it means for a script. */
    public record Ending(Recorded recorded, ExitCode exitCode) {

        static Optional<Ending> of(Recorded recorded) {
            return codeOf(recorded.event()).map(code -> new Ending(recorded, code));
        }

        private static Optional<ExitCode> codeOf(SpecificRecord event) {
            return switch (event) {
                case Succeeded _ -> Optional.of(ExitCode.DONE);
                case Rejected _ -> Optional.of(ExitCode.REJECTED);
                case RolledBack _ -> Optional.of(ExitCode.ROLLED_BACK);
                case Cancelled _, Superseded _ -> Optional.of(ExitCode.STOPPED);
                case Failed _ -> Optional.of(ExitCode.FAILED);
                default -> Optional.empty();
            };
        }
    }

    private final EventLog log;
    private final InstantSource clock;

    public OutcomeWatch(EventLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Returns once the outcome is there with all that led to it, or with nothing when the time is over. */
    public Optional<Ending> of(String requestId, Duration atMost, Audience audience) {
        var deadline = clock.instant().plus(atMost);
        Optional<Ending> ending = Optional.empty();
        while (ending.isEmpty() && clock.instant().isBefore(deadline)) {
            var seen = ours(log.next(BETWEEN_LOOKS), requestId);
            ending = endingIn(seen);
            if (ending.isPresent()) {
                seen.addAll(ours(log.rest(), requestId)); // its topic may have been read before those of its causes
                seen.sort(EventLog.AS_IT_HAPPENED);
                seen.subList(seen.indexOf(ending.get().recorded()) + 1, seen.size())
                        .clear(); // who was told of it
            }
            seen.forEach(audience::sees);
            if (ending.isEmpty()) {
                audience.waits();
            }
        }
        audience.ends();
        return ending;
    }

    private static List<Recorded> ours(List<Recorded> seen, String requestId) {
        return new ArrayList<>(
                seen.stream().filter(recorded -> recorded.isAbout(requestId)).toList());
    }

    private static Optional<Ending> endingIn(List<Recorded> seen) {
        return seen.stream().flatMap(recorded -> Ending.of(recorded).stream()).findFirst();
    }
}

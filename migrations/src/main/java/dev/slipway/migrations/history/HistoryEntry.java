package dev.slipway.migrations.history;

import dev.slipway.migrations.Rollback;
import dev.slipway.migrations.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One line of a database's own account: a migration that went up, went down, or was taken over as it was. */
public record HistoryEntry(
        long entry,
        Version version,
        String name,
        Move move,
        State state,
        String checksum,
        Rollback rollback,
        String deployment,
        long fencingToken,
        Instant startedAt,
        Optional<Duration> duration,
        int statementsDone,
        Optional<String> error) {

    /** What was done with the migration. */
    public enum Move {
        UP,
        DOWN,
        /** It was there before Slipway came. */
        ADOPT
    }

    /** How far that went; in a transaction there is nothing between not at all and done. */
    public enum State {
        RUNNING,
        DONE,
        FAILED,
        /** A person found that it had no effect. */
        VOID
    }

    boolean isUnsettled() {
        return state == State.RUNNING || state == State.FAILED;
    }

    /** For a person who has to find out what a run that was cut off has left behind. */
    public String whatToDo() {
        var end = error.map(why -> "failed with " + statementsDone + " of its statements done: " + why)
                .orElse("was cut off with " + statementsDone + " of its statements done");
        var way = move == Move.DOWN ? "the rollback of " : "";
        return way + name + " runs without a transaction and " + end
                + "; look what the next statement has left behind (an index that is INVALID has to be dropped), finish"
                + " or undo it by hand, then say which it was: `slipway migrations settle " + version
                + " --as done` or `--as void`";
    }
}

package dev.slipway.migrations.run;

import dev.slipway.migrations.Problem;
import dev.slipway.migrations.history.ForeignHistory;
import dev.slipway.migrations.history.HistoryEntry;
import java.util.List;
import java.util.stream.Collectors;

/** Why a run did not go on, in words for a person and in types for a program. */
public sealed interface Obstacle {

    /** What happened and what to do about it. */
    String message();

    /** Whether the same run may well succeed in a while. */
    default boolean mayPass() {
        return false;
    }

    /** The files do not fit the rules or the database's history. */
    record Unsound(List<Problem> problems) implements Obstacle {

        public Unsound {
            problems = List.copyOf(problems);
        }

        @Override
        public String message() {
            return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
        }
    }

    /** PostgreSQL refused a statement. */
    record Refused(Step step, SqlFailure failure) implements Obstacle {

        @Override
        public String message() {
            return failure.toString();
        }
    }

    /** Somebody else held a lock for too long. */
    record Locked(Step step, SqlFailure failure) implements Obstacle {

        @Override
        public String message() {
            return failure
                    + "; others hold a lock on what it changes: end their transactions, or try again when there is"
                    + " less traffic";
        }

        @Override
        public boolean mayPass() {
            return true;
        }
    }

    /** Another runner is at work on this database. */
    record Busy(String holder) implements Obstacle {

        @Override
        public String message() {
            return "another run of migrations is at work on this database (" + holder + "); wait for it to end";
        }

        @Override
        public boolean mayPass() {
            return true;
        }
    }

    /** Somebody with a higher token has taken over; who reads this should be dead already. */
    record Fenced(long mine, long theirs, String deployment) implements Obstacle {

        @Override
        public String message() {
            return "this run has the fencing token " + mine + " and the database has seen " + theirs + " of "
                    + deployment + ": its ownership has passed on, so nothing more is done here";
        }
    }

    /** An earlier run without a transaction ended in the middle. */
    record CutOff(HistoryEntry entry) implements Obstacle {

        @Override
        public String message() {
            return entry.whatToDo();
        }
    }

    /** Another tool has migrated this database until now. */
    record NotAdopted(ForeignHistory foreign) implements Obstacle {

        @Override
        public String message() {
            return "this database was migrated by " + foreign.tool().title() + " (" + foreign.table() + ", "
                    + foreign.noted().size()
                    + " migrations); take that over once with `slipway migrations adopt`, so that"
                    + " nothing is run twice";
        }
    }

    /** A way back was asked for that does not exist. */
    record NoWayBack(HistoryEntry entry, String why) implements Obstacle {

        @Override
        public String message() {
            return entry.name() + " cannot be undone: " + why
                    + "; restore the backup instead, or write a new migration";
        }
    }

    /** The connection broke; what was under way is undone, or will be found by the next run. */
    record Disconnected(String why) implements Obstacle {

        @Override
        public String message() {
            return "the database cannot be reached: " + why + "; the next run looks at what was done before it goes on";
        }

        @Override
        public boolean mayPass() {
            return true;
        }
    }

    /** The server or its permissions do not allow what a run needs. */
    record Unfit(String message) implements Obstacle {}
}

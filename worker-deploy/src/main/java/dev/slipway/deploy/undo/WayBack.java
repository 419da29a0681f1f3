package dev.slipway.deploy.undo;

import dev.slipway.events.UndoPath;

/** How a database goes back, and why in this way and in no other. */
public sealed interface WayBack {

    String why();

    UndoPath path();

    /** The schema stays as it is, and the release before works on it. */
    record LeaveSchema(String why) implements WayBack {

        @Override
        public UndoPath path() {
            return UndoPath.APPLICATION_ONLY;
        }
    }

    /** The rollbacks that were shipped take back what was applied. */
    record TakeBack(String why) implements WayBack {

        @Override
        public UndoPath path() {
            return UndoPath.DOWN_MIGRATION;
        }
    }

    /** The backup is put back, once somebody has accepted what that loses. */
    record Restore(String backupId, String why) implements WayBack {

        @Override
        public UndoPath path() {
            return UndoPath.RESTORE;
        }
    }

    /** No program should decide this. */
    record CallPerson(String why) implements WayBack {

        @Override
        public UndoPath path() {
            return UndoPath.CALL_A_HUMAN;
        }
    }
}

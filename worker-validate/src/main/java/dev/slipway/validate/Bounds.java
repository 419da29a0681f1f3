package dev.slipway.validate;

import dev.slipway.release.operations.Deadlines;
import dev.slipway.validate.lane.Phase;
import java.time.Duration;

/** How patient the gate is with the stages at work on one target. */
record Bounds(ValidateSettings patience, Deadlines deadlines) {

    /** However lively a stage is, it may not take longer than this for its next word. */
    Duration longest(Phase phase) {
        return switch (phase) {
            case CHECKING, PLANNING, APPROVING, PLANNED, CONSENTING -> deadlines.plan();
            case ADMITTED, MEASURING, RESTORING -> deadlines.backup();
            case AUTHORISED, SOUND, PROVEN, FAILING, UNDOING -> deadlines.rollout();
            case STARTED, SHIFTED, UNDONE -> deadlines.verify();
        };
    }

    /** When to look for the first time whether a stage is overdue. */
    Duration firstLook(Phase phase) {
        var longest = longest(phase);
        return longest.compareTo(patience.silence()) < 0 ? longest : patience.silence();
    }
}

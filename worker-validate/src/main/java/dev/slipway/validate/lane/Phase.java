package dev.slipway.validate.lane;

import dev.slipway.events.StageName;
import java.util.Arrays;
import java.util.Optional;

/** How far a request on the lane has come, and which stage owes the next word. */
public enum Phase {
    /** The release is being looked at where it lies. */
    CHECKING(),
    /** Deploy works out what it would do. */
    PLANNING(StageName.DEPLOY),
    /** People are asked about the plan; whoever stands behind may pass. */
    APPROVING(),
    /** The plan is approved; the request waits for its turn. */
    PLANNED(),
    /** The lane is the request's; the backup is being made and proven. */
    ADMITTED(StageName.BACKUP),
    /** From here on deploy decides. */
    AUTHORISED(StageName.DEPLOY),
    /** The new release runs and is being verified before it gets traffic. */
    STARTED(StageName.VERIFY),
    /** It may have the traffic. */
    SOUND(StageName.DEPLOY),
    /** It has the traffic and is being verified. */
    SHIFTED(StageName.VERIFY),
    /** It works with traffic too. */
    PROVEN(StageName.DEPLOY),
    /** Something failed; deploy has not begun to undo yet. */
    FAILING(StageName.DEPLOY),
    /** What was done is being undone. */
    UNDOING(StageName.DEPLOY),
    /** Only a restore brings the data back; what it would lose is being counted. */
    MEASURING(StageName.BACKUP),
    /** A restore would lose something; people are asked, and the lane is kept meanwhile. */
    CONSENTING(),
    /** The database is being put back; nobody else may touch it. */
    RESTORING(StageName.BACKUP),
    /** It has been undone, and what serves now is being verified. */
    UNDONE(StageName.VERIFY);

    private final Optional<StageName> waitsFor;

    Phase(StageName... waitsFor) {
        this.waitsFor = Arrays.stream(waitsFor).findFirst();
    }

    public Optional<StageName> waitsFor() {
        return waitsFor;
    }

    /** Whether the lane belongs to the request. */
    public boolean holdsLane() {
        return atLeast(ADMITTED);
    }

    /** Whether deploy alone decides now. */
    public boolean authorised() {
        return atLeast(AUTHORISED);
    }

    public boolean atLeast(Phase other) {
        return compareTo(other) >= 0;
    }
}

package dev.slipway.validate.part;

import dev.slipway.parts.Unreachable;
import dev.slipway.parts.database.TargetDatabase;
import dev.slipway.parts.engine.EngineLine;
import dev.slipway.release.parts.Database;
import dev.slipway.release.parts.Engine;
import dev.slipway.runtime.secrets.Secrets;
import java.time.Duration;

/** How a check gets to the parts of a target, and how long it waits for one answer of theirs. */
public record Reach(Secrets secrets, Duration patience) {

    /** So many answers have to fit into the time of one check. */
    private static final int ANSWERS = 4;

    public static Reach within(Duration check, Secrets secrets) {
        return new Reach(secrets, check.dividedBy(ANSWERS));
    }

    /** How long several parts may take together: as long as one that needs all its answers but the last. */
    Duration forAll() {
        return patience.multipliedBy(ANSWERS - 1);
    }

    public EngineLine to(Engine engine) throws Unreachable {
        return EngineLine.open(engine, secrets, patience);
    }

    public TargetDatabase to(Database database) throws Unreachable {
        return TargetDatabase.of(database.address(), secrets, patience);
    }
}

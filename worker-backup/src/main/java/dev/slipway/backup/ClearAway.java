package dev.slipway.backup;

import dev.slipway.events.ReplacedDatabaseDropped;
import dev.slipway.release.Target;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.Step;
import java.time.Duration;

/** The database that a restore has replaced goes when its time is over, never while anybody rests on it. */
final class ClearAway {

    static final String STEP = "clear-away";
    static final Duration LATER = Duration.ofHours(1);

    private static final String RULE = "it was replaced by a restore, and `keep-replaced` is over";

    private final Keeper keeper;

    ClearAway(Keeper keeper) {
        this.keeper = keeper;
    }

    void add(Stage.Builder stage) {
        stage.step(STEP)
                .within(Duration.ofMinutes(10))
                .otherwise((replaced, step, why) -> putOff(replaced, step))
                .run(this::clear);
    }

    /** What is under way on the target may yet want to be put right with it. */
    private Next clear(String replaced, Step step) {
        if (step.memory(Errand.class).isPresent()) {
            return putOff(replaced, step);
        }
        step.assertOwned();
        return switch (keeper.drop(Target.parse(step.target()), replaced)) {
            case DROPPED -> Next.publish(new ReplacedDatabaseDropped(step.envelope(), replaced, RULE));
            case IN_USE -> putOff(replaced, step);
            case NOT_THERE -> Next.ignore("there is no " + replaced + " that is only kept any more");
        };
    }

    private static Next putOff(String replaced, Step step) {
        return Next.nothing().later(STEP, replaced, step.now().plus(LATER));
    }
}

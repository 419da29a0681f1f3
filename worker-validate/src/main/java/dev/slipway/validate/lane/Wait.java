package dev.slipway.validate.lane;

import dev.slipway.events.StageName;
import java.time.Instant;
import java.util.Optional;

/**
 * A stage owes a word since a moment.
 *
 * @param answerBy set once deploy has been told to undo because of the silence
 */
public record Wait(StageName stage, Instant since, Optional<Instant> answerBy) {

    static Wait of(StageName stage, Instant since) {
        return new Wait(stage, since, Optional.empty());
    }

    Wait until(Instant answer) {
        return new Wait(stage, since, Optional.of(answer));
    }
}

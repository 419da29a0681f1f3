package dev.slipway.migrations.trial;

import dev.slipway.migrations.schema.SchemaDifference;
import java.time.Duration;
import java.util.Optional;

/** What going all the way down and up again has shown, as far down as there is a way back. */
public record Whole(
        int undone,
        Duration down,
        Duration up,
        SchemaDifference afterDown,
        SchemaDifference afterUp,
        Optional<String> failure) {

    public boolean passed() {
        return failure.isEmpty() && afterDown.isEmpty() && afterUp.isEmpty();
    }
}

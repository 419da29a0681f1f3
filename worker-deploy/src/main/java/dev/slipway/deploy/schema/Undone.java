package dev.slipway.deploy.schema;

import dev.slipway.runtime.GiveUp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How far the migrations of a deployment were taken back, and what stands in the way of the rest, if there is one. */
public record Undone(List<Reverted> reverted, Optional<GiveUp> obstacle) {

    public Undone {
        reverted = List.copyOf(reverted);
    }

    /** A migration that was taken back, and how long that took. */
    public record Reverted(String migration, Duration took) {}
}

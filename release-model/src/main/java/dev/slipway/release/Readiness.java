package dev.slipway.release;

import java.time.Duration;
import java.util.Optional;

/** When a new copy of a service counts as able to serve: asked so often in a row, it was well each time, within that time. */
public record Readiness(Probe probe, Duration within, int inARow) {

    public Readiness {
        if (inARow < 1) {
            throw new IllegalArgumentException("Readiness takes at least one good answer, but got " + inARow + ".");
        }
    }

    /** One good answer on a path. */
    public Readiness(String path, Duration within) {
        this(new Probe.Http(path), within, 1);
    }

    public Readiness within(Duration limit) {
        return new Readiness(probe, limit, inARow);
    }

    /** The path that it answers on, where that is how it is asked. */
    public Optional<String> path() {
        return probe instanceof Probe.Http http ? Optional.of(http.path()) : Optional.empty();
    }
}

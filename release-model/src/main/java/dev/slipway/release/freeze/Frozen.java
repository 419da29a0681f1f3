package dev.slipway.release.freeze;

import java.time.Instant;
import java.util.Optional;

/** Why nothing may be changed now, and when that ends as far as can be told. */
public record Frozen(FreezeWindow window, Optional<Instant> opensAt) {

    /** For the log and those who wait. */
    public String sentence() {
        var where = window.denies() ? "freeze window `" : "only allowed in the window `";
        return where + window.name() + "` (" + window.reason() + "), "
                + opensAt.map(at -> "open again at " + at).orElse("and nothing in sight opens it again");
    }
}

package dev.slipway.release.compose.model;

import java.util.Map;
import java.util.Optional;

/** Where a secret or config has its content from. */
public sealed interface Content {

    /** A file of the bundle. */
    record InFile(String path) implements Content {}

    /** A variable of the surroundings of whoever deploys. */
    record InVariable(String name) implements Content {}

    /** Written out in the Compose file itself. */
    record Inline(String text) implements Content {}

    /** The engine knows it already. */
    record External() implements Content {}

    /** A driver of the engine fetches it. */
    record FromDriver(Optional<String> driver, Map<String, String> options) implements Content {

        public FromDriver {
            options = Ordered.copyOf(options);
        }
    }
}

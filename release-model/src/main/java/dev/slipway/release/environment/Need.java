package dev.slipway.release.environment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Whether a variable must be given, always or when others have certain values, and what it is otherwise. */
record Need(Optional<Boolean> always, Map<String, String> when, Optional<String> otherwise) {

    static final Need NONE = new Need(Optional.empty(), Map.of(), Optional.empty());

    Need {
        when = Collections.unmodifiableMap(new LinkedHashMap<>(when));
        if (always.orElse(false) && otherwise.isPresent()) {
            throw new IllegalArgumentException(
                    "a variable with a `default` is never missing; remove `required` or the `default`");
        }
    }

    /** Whoever requires a variable in one environment does not want the default of all others there. */
    Need orElse(Need other) {
        return new Need(
                always.or(other::always).filter(_ -> otherwise.isEmpty()),
                when.isEmpty() ? other.when : when,
                always.orElse(false) ? otherwise : otherwise.or(other::otherwise));
    }
}

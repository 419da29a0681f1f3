package dev.slipway.migrations.confinement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** A kind of way out of a database, in the order in which they are closed; a file of its name finds them in the catalog. */
enum WayOut {
    EVENT_TRIGGERS,
    OWNER,
    ROLES,
    MEMBERSHIPS,
    PARAMETERS,
    SERVER_FUNCTIONS,
    DEFINERS,
    VIEWS,
    ROUTINES,
    TRIGGERS,
    WRAPPERS,
    USER_MAPPINGS,
    SUBSCRIPTIONS,
    LIMITS;

    private static final int RIGHTS_ON_PARAMETERS = 150_000;

    boolean isThereIn(int serverVersion) {
        return this != PARAMETERS || serverVersion >= RIGHTS_ON_PARAMETERS;
    }

    /** A question whose every answer is a statement that closes one way. */
    String question() {
        return read(name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** A question whose every answer tells of a way that is still open. */
    static String stillOpen() {
        return read("still-open");
    }

    private static String read(String name) {
        var file = name + ".sql";
        try (var resource = Objects.requireNonNull(WayOut.class.getResourceAsStream(file), file)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

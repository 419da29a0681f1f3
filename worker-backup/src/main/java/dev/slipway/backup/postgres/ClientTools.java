package dev.slipway.backup.postgres;

import java.util.List;
import java.util.Map;

/** PostgreSQL's own programs, all of one major version, wherever they run. */
public interface ClientTools extends AutoCloseable {

    int major();

    /** Gives back the way to where they are, if they are elsewhere. */
    @Override
    default void close() {}

    /** Starts one of them; the environment says which database it is for. */
    RunningProgram start(String program, List<String> arguments, Map<String, String> environment)
            throws PostgresTrouble;

    /** Refuses to work on another version: an older program cannot, and what a newer one writes cannot be read back. */
    default void mustFit(int server) throws PostgresTrouble {
        if (major() != server) {
            throw new PostgresTrouble(
                    PostgresTrouble.Kind.TOOLS,
                    "the database is of PostgreSQL %d and %s are of %d".formatted(server, this, major()),
                    "install those of the database's version, postgresql-client-%d on Debian and Ubuntu"
                            .formatted(server));
        }
    }
}

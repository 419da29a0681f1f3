package dev.slipway.release.parts;

import dev.slipway.release.SecretReference;
import java.util.Optional;

/** How a database is reached; never with the password itself. */
public sealed interface DatabaseAddress {

    /** All in one place, as applications keep it: `postgresql://user:password@host:port/name`. */
    record Url(SecretReference reference) implements DatabaseAddress {

        @Override
        public String toString() {
            return "the database that " + reference + " leads to";
        }
    }

    /** Piece by piece, of which only the password is secret. */
    record Pieces(
            String host,
            int port,
            String name,
            String user,
            Optional<SecretReference> password,
            Optional<Encryption> encryption,
            Optional<String> authority)
            implements DatabaseAddress {

        @Override
        public String toString() {
            return "the database %s@%s:%d/%s".formatted(user, host, port, name);
        }
    }

    /** How much is asked of the way there, in PostgreSQL's own words. */
    enum Encryption {
        DISABLE,
        ALLOW,
        PREFER,
        REQUIRE,
        VERIFY_CA,
        VERIFY_FULL
    }
}

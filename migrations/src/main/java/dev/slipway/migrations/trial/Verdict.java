package dev.slipway.migrations.trial;

import dev.slipway.migrations.schema.SchemaDifference;
import java.time.Duration;
import java.util.Optional;

/** What trying one migration has shown. */
public sealed interface Verdict {

    String migration();

    boolean passed();

    /** Up, down and up again, and each time the schema was what it had to be. */
    record Reversible(String migration, Duration up, Duration down) implements Verdict {

        @Override
        public boolean passed() {
            return true;
        }
    }

    /** Up only, as its author has declared. */
    record Irreversible(String migration, Duration up, String reason) implements Verdict {

        @Override
        public boolean passed() {
            return true;
        }
    }

    /** Up only, and nobody has said why. */
    record NoRollback(String migration, Duration up, String why) implements Verdict {

        @Override
        public boolean passed() {
            return false;
        }
    }

    /** The way back leads somewhere else, or the second way forward does. */
    record Differs(
            String migration, Duration up, Duration down, SchemaDifference afterDown, SchemaDifference afterSecondUp)
            implements Verdict {

        @Override
        public boolean passed() {
            return false;
        }
    }

    /** PostgreSQL refused it, or what it needs. */
    record Failed(String migration, Phase phase, String message, Optional<String> hint) implements Verdict {

        @Override
        public boolean passed() {
            return false;
        }
    }

    /** One before it failed. */
    record NotReached(String migration) implements Verdict {

        @Override
        public boolean passed() {
            return false;
        }
    }

    /** On which of the three ways something failed. */
    enum Phase {
        UP("up"),
        DOWN("down"),
        UP_AGAIN("up again");

        private final String words;

        Phase(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}

package dev.slipway.release.environment;

import dev.slipway.release.Setting;
import java.util.Optional;

/** A value that somebody gives a variable, as far as it may be known here. */
public sealed interface Given {

    /** From a file that stays with those who run the application. */
    record Kept(String value) implements Given {

        /** Records tell everything; this may be a secret. */
        @Override
        public String toString() {
            return "a kept value of " + value.length() + " characters";
        }
    }

    /** In slipway.yaml, which goes wherever the source goes. */
    record Written(String value) implements Given {

        @Override
        public String toString() {
            return "a written value of " + value.length() + " characters";
        }
    }

    /** Refers to a secret that is put in later; nobody knows it here. */
    record Referred() implements Given {}

    static Given in(Setting setting) {
        return setting.isPlain() ? new Written(setting.written()) : new Referred();
    }

    /** A value of a file that may refer to a secret, too. */
    static Given kept(String value) {
        try {
            return new Setting(value).isPlain() ? new Kept(value) : new Referred();
        } catch (IllegalArgumentException otherBraces) {
            return new Kept(value);
        }
    }

    /** The value where it can be known, blank or not. */
    default Optional<String> known() {
        return switch (this) {
            case Kept kept -> Optional.of(kept.value());
            case Written written -> Optional.of(written.value());
            case Referred _ -> Optional.empty();
        };
    }

    default boolean isBlank() {
        return known().map(String::isBlank).orElse(false);
    }
}

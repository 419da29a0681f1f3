package dev.slipway.release.environment;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** What kind of value a variable takes; programs get text, and this says what they will make of it. */
public enum VariableType {
    STRING("text", _ -> true),
    INTEGER("a whole number", value -> value.matches("[+-]?[0-9]{1,18}")),
    BOOLEAN("true or false", value -> value.matches("true|false")),
    URL("an address with scheme and host, such as https://example.org/", VariableType::isUrl),
    EMAIL(
            "an e-mail address",
            value -> value.matches("[^\\s@<>\"]{1,64}@[^\\s@<>\".]{1,63}(\\.[^\\s@<>\".]{1,63}){1,8}")),
    DURATION("a length of time such as 500ms, 30s, 10m, 2h or 7d", value -> value.matches("[0-9]{1,9}(ms|s|m|h|d)")),
    PORT("a port from 1 to 65535", value -> value.matches("[1-9][0-9]{0,4}") && Integer.parseInt(value) <= 65_535),
    ONE_OF("one of its values", _ -> true),
    SECRET("a secret", _ -> true);

    private static final Limits USUAL_FOR_SECRETS = Limits.forSecrets(16, 40);

    private final String form;
    private final Predicate<String> holds;

    VariableType(String form, Predicate<String> holds) {
        this.form = form;
        this.holds = holds;
    }

    /** In words, as in "must be a whole number". */
    public String form() {
        return form;
    }

    /** As it is written in slipway.yaml. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isNumber() {
        return this == INTEGER || this == PORT;
    }

    /** Whether a message may repeat the value; text and addresses may have a secret in them. */
    boolean isHarmless() {
        return switch (this) {
            case INTEGER, BOOLEAN, DURATION, PORT, ONE_OF -> true;
            case STRING, URL, EMAIL, SECRET -> false;
        };
    }

    /** What holds without anything said about it. */
    Limits usualLimits() {
        return this == SECRET ? USUAL_FOR_SECRETS : Limits.NONE;
    }

    /** What a value of the wrong kind must be. */
    Optional<String> complaint(String value) {
        return holds.test(value) ? Optional.empty() : Optional.of("must be " + form);
    }

    private static boolean isUrl(String value) {
        try {
            var uri = new URI(value.startsWith("jdbc:") ? value.substring("jdbc:".length()) : value);
            return uri.getScheme() != null && uri.getRawAuthority() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}

package dev.slipway.release.environment;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells a secret that somebody made from one that was put there for now, and a strong one from a weak one. */
public final class SecretVerdict {

    private static final Pattern SECRET_NAME =
            Pattern.compile(".*(PASSWORD|PASSWD|PASSPHRASE|SECRET)|REQUIREPASS|MASTERAUTH"
                    + "|(.*_)?(PASS|PWD|TOKEN|CREDENTIALS?|SALT|APIKEY"
                    + "|(API|ACCESS|PRIVATE|ENCRYPTION|SIGNING|SECRET|SESSION|MASTER|AUTH|JWT)_?KEY|SECRET_KEY_BASE)");

    private static final Pattern FILE = Pattern.compile("(/[\\w.-]+){2,}");
    private static final Pattern SWITCH = Pattern.compile("(?i)true|false|yes|no|on|off|none|null|[01]");

    private static final String REPLACE = "have a real one made, for example by `openssl rand -base64 32`";

    private SecretVerdict() {}

    /** Whether a value is put there for now: a word that asks to be changed, or a secret made of everyday words. */
    static Optional<Flaw> placeholder(String name, VariableType type, String value) {
        var found = isSecret(name, type)
                ? Placeholders.isNoSecret(value)
                : Placeholders.asksToBeChanged(value)
                        || password(type, value).map(Placeholders::isNoSecret).orElse(false);
        return found
                ? Optional.of(new Flaw(
                        Flaw.Kind.PLACEHOLDER,
                        name,
                        "has a placeholder for a value (not shown)",
                        isSecret(name, type) || type == VariableType.URL ? REPLACE : "replace it by the real one"))
                : Optional.empty();
    }

    /** The same for a value whose variable nobody declares; only its name tells what it is. */
    public static Optional<Flaw> placeholder(String name, String value) {
        return isSecret(name, VariableType.STRING)
                ? placeholder(name, VariableType.SECRET, value)
                : placeholder(name, VariableType.URL, value);
    }

    /** Whether a value is a secret by its variable's name, and so easy to guess that it keeps nobody out. */
    public static Optional<Flaw> weak(String name, String value) {
        return isSecret(name, VariableType.STRING)
                ? weak(name, VariableType.SECRET.usualLimits(), value)
                : Optional.empty();
    }

    /** Whether a value gives a secret away that is in it: it is one itself, or an address with a password. */
    public static boolean givesAway(String name, String value) {
        return isSecret(name, VariableType.STRING) && !standsForSomethingElse(value)
                || password(VariableType.URL, value)
                        .filter(password -> !standsForSomethingElse(password))
                        .isPresent();
    }

    /** Switches, files that hold the secret, and references to it. */
    private static boolean standsForSomethingElse(String value) {
        return value.isBlank()
                || SWITCH.matcher(value).matches()
                || FILE.matcher(value).matches()
                || value.contains("${");
    }

    static Optional<Flaw> weak(String name, Limits limits, String value) {
        var bits = Math.floor(Entropy.bitsOf(value));
        return limits.entropy()
                .filter(least -> bits < least)
                .map(least -> new Flaw(
                        Flaw.Kind.WEAK,
                        name,
                        "is easy to guess: about " + (long) bits + " bits, at least " + least + " are wanted",
                        REPLACE));
    }

    static boolean isSecret(String name, VariableType type) {
        return type == VariableType.SECRET
                || type == VariableType.STRING
                        && SECRET_NAME.matcher(asVariable(name)).matches();
    }

    /** `dbPassword` and `db.password` are called `DB_PASSWORD` among variables. */
    private static String asVariable(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|[.-]+", "_").toUpperCase(Locale.ROOT);
    }

    /** The one inside `scheme://user:password@host`. */
    private static Optional<String> password(VariableType type, String value) {
        if (type != VariableType.URL && !value.contains("://")) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(new URI(value).getUserInfo())
                    .filter(user -> user.contains(":"))
                    .map(user -> user.substring(user.indexOf(':') + 1))
                    .filter(password -> !password.isEmpty());
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }
}

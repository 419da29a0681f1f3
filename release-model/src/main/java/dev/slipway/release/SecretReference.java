package dev.slipway.release;

import java.util.Locale;
import java.util.regex.Pattern;

/** Where a secret is to be found, never the secret itself: `${file:/run/secrets/token}` or `${env:TOKEN}`. */
public record SecretReference(Source source, String name) {

    static final Pattern FORM = Pattern.compile("\\$\\{(file|env):([^{}$\\s][^{}$]*)}");

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** What keeps the secret. */
    public enum Source {
        FILE,
        ENV
    }

    public SecretReference {
        if (source == Source.ENV && !VARIABLE.matcher(name).matches()) {
            throw new IllegalArgumentException("`" + name + "` is not the name of an environment variable");
        }
    }

    public static SecretReference parse(String written) {
        var form = FORM.matcher(written);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "`" + written + "` is not a secret reference; write ${file:/path} or ${env:NAME}");
        }
        return new SecretReference(Source.valueOf(form.group(1).toUpperCase(Locale.ROOT)), form.group(2));
    }

    /** Whether there is one in the text. */
    public static boolean isIn(String text) {
        return FORM.matcher(text).find();
    }

    @Override
    public String toString() {
        return "${" + source.name().toLowerCase(Locale.ROOT) + ":" + name + "}";
    }
}

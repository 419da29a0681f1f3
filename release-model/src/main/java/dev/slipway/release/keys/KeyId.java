package dev.slipway.release.keys;

import java.util.regex.Pattern;

/** Short name of a public key, derived from the key itself: the first 16 hexadecimal digits of its SHA-256. */
public record KeyId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}");

    public KeyId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("`" + value + "` is not a key id; it has 16 digits 0-9 and a-f");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

package dev.slipway.release;

import java.util.regex.Pattern;

/** A short name that is safe in keys, paths, labels and addresses. */
public record Slug(String value) implements Comparable<Slug> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    public Slug {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("`" + shown(value) + "` is not a name; use 1 to 63 lower-case letters,"
                    + " digits and hyphens, with a letter or digit first and last");
        }
    }

    private static String shown(String value) {
        return value.length() <= 80 ? value : value.substring(0, 80) + "…";
    }

    @Override
    public int compareTo(Slug other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

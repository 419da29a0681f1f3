package dev.slipway.migrations;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where a migration stands in the order; `0012`, `12` and `12.0` are the same place. */
public record Version(String canonical) implements Comparable<Version> {

    private static final Pattern FORM = Pattern.compile("\\d+(?:[._]\\d+)*");
    private static final int LONGEST = 255;

    public Version {
        if (canonical.length() > LONGEST || !FORM.matcher(canonical).matches()) {
            throw new IllegalArgumentException(
                    "`" + canonical + "` is not a version; write digits, in groups with dots between if need be");
        }
        canonical = withoutPadding(canonical);
    }

    @Override
    public int compareTo(Version other) {
        var mine = canonical.split("\\.", -1);
        var theirs = other.canonical.split("\\.", -1);
        for (int i = 0; i < Math.max(mine.length, theirs.length); i++) {
            int order = part(mine, i).compareTo(part(theirs, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override
    public String toString() {
        return canonical;
    }

    private static BigInteger part(String[] parts, int index) {
        return index < parts.length ? new BigInteger(parts[index]) : BigInteger.ZERO;
    }

    private static String withoutPadding(String written) {
        var parts = Arrays.stream(written.split("[._]", -1))
                .map(part -> new BigInteger(part).toString())
                .collect(Collectors.joining("."));
        return parts.replaceFirst("(?:\\.0)+$", "");
    }
}

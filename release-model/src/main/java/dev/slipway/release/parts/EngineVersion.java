package dev.slipway.release.parts;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** The part of a Docker engine's version that says what it can do, such as 20.10 or 28.2. */
public record EngineVersion(int major, int minor) implements Comparable<EngineVersion> {

    /** The oldest that understands all that Slipway asks for. */
    public static final EngineVersion OLDEST = new EngineVersion(20, 10);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})(?:[.+~-].*)?");

    private static final Comparator<EngineVersion> ORDER =
            Comparator.comparingInt(EngineVersion::major).thenComparingInt(EngineVersion::minor);

    /** As engines write it, with or without what follows, such as `20.10.24+dfsg1`. */
    public static Optional<EngineVersion> find(String written) {
        var form = FORM.matcher(written);
        return form.matches()
                ? Optional.of(new EngineVersion(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))))
                : Optional.empty();
    }

    static EngineVersion parse(String written) {
        var version = find(written)
                .orElseThrow(() -> new IllegalArgumentException(
                        "`" + written + "` is no version of a Docker engine; write one such as " + OLDEST));
        if (version.compareTo(OLDEST) < 0) {
            throw new IllegalArgumentException(
                    "`" + written + "` is older than " + OLDEST + ", which Slipway needs at least");
        }
        return version;
    }

    @Override
    public int compareTo(EngineVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}

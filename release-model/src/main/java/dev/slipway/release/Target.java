package dev.slipway.release;

/** Where a release goes: an application in one of its environments; the key of everything said about it. */
public record Target(Slug application, Slug environment) implements Comparable<Target> {

    public static Target of(String application, String environment) {
        return new Target(new Slug(application), new Slug(environment));
    }

    /** Reads the canonical form, `application/environment`. */
    public static Target parse(String written) {
        var slash = written.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException(
                    "`" + written + "` is not a target; write application/environment, such as shop/production");
        }
        return of(written.substring(0, slash), written.substring(slash + 1));
    }

    @Override
    public int compareTo(Target other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return application + "/" + environment;
    }
}

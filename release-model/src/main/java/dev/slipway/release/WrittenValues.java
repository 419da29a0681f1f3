package dev.slipway.release;

import static dev.slipway.release.yaml.Scalars.text;
import static dev.slipway.release.yaml.Scalars.textOrBlank;

import dev.slipway.release.yaml.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/** The kinds of single value that people write into slipway.yaml. */
final class WrittenValues {

    private static final int LONGEST_VALUE = 10_000;
    private static final Set<String> OUTSIDE = Set.of("", ".", "..");

    private WrittenValues() {}

    static Shape<Slug> slug() {
        return text().as(Slug::new);
    }

    static Shape<String> argument() {
        return textOrBlank()
                .where(written -> written.indexOf('\0') < 0, "must not have a NUL character in it")
                .as(AtMost.letters(LONGEST_VALUE));
    }

    static Shape<Setting> setting() {
        return argument().as(Setting::new);
    }

    static Shape<String> variable() {
        return text().where(
                        written -> written.matches("[A-Za-z_][A-Za-z0-9_]{0,127}"),
                        "must be the name of an environment variable: letters, digits and underscores");
    }

    /** The path of an HTTP request; a host could only come from elsewhere. */
    static Shape<String> urlPath() {
        return text().where(
                        WrittenValues::isUrlPath,
                        "must be a path that begins with one `/` and has no blanks, such as /health");
    }

    /** How a service is asked whether it is well. */
    static Shape<Probe> probe() {
        return text().where(
                        written -> written.equals("tcp") || written.equals("healthcheck") || isUrlPath(written),
                        "must be a path that begins with one `/` and has no blanks, such as /health; or `tcp`, or"
                                + " `healthcheck` for that of its container")
                .as(Probe::of);
    }

    private static boolean isUrlPath(String written) {
        return written.matches("/(?!/)[!-\\[\\]-~]{0,2000}") && written.indexOf('#') < 0;
    }

    static Shape<String> route() {
        return text().where(
                        written -> written.matches("/|(/[A-Za-z0-9._~-]{1,100}){1,20}/?"),
                        "must be the beginning of a path, such as / or /api")
                .as(route ->
                        route.length() > 1 && route.endsWith("/") ? route.substring(0, route.length() - 1) : route);
    }

    static Shape<Path> pathInside(String kind, String example) {
        return text().where(
                        WrittenValues::staysInside, "must be " + kind + " inside the application, such as " + example)
                .as(Path::of);
    }

    private static boolean staysInside(String written) {
        return written.matches("[^\\\\:\\p{Cntrl}]{1,500}")
                && Arrays.stream(written.split("/", -1)).noneMatch(OUTSIDE::contains);
    }

    static Shape<String> headerName() {
        return text().where(
                        written -> written.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}"),
                        "must be the name of an HTTP header, such as Accept");
    }

    static Shape<String> headerValue() {
        return text().where(
                        written -> written.matches("[\\t -~\\x80-\\xff]{1,4000}"),
                        "must be a single line of plain characters");
    }
}

package dev.slipway.release.images;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an image is called, with everything that engines add where nothing is written.
 *
 * @param registry host, and port if it is not the usual one, as in `registry.example.org:5000`
 * @param repository path on the registry, as in `library/postgres`
 * @param digest the exact image, as in `sha256:…`; where it is there, it counts and not the tag
 */
public record ImageName(String registry, String repository, Optional<String> tag, Optional<String> digest) {

    public static final String DOCKER_HUB = "docker.io";

    private static final int LONGEST = 512;
    private static final String USUAL_TAG = "latest";

    private static final String HOST = "[A-Za-z0-9][A-Za-z0-9.-]{0,252}(?::[0-9]{1,5})?";
    private static final String FOLDER = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";

    private static final Pattern FORM = Pattern.compile("(?:(" + HOST + ")/)?"
            + "(" + FOLDER + "(?:/" + FOLDER + ")*)"
            + "(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?"
            + "(?:@(sha256:[0-9a-f]{64}))?");

    public static ImageName parse(String written) {
        var form = FORM.matcher(written);
        if (written.length() > LONGEST || !form.matches()) {
            throw new IllegalArgumentException("`" + shortened(written) + "` is no name of an image; write one such as"
                    + " registry.example.org/shop/api:1.4@sha256:…");
        }
        var first = Optional.ofNullable(form.group(1));
        if (first.filter(part -> !isHost(part) && !part.matches(FOLDER)).isPresent()) {
            throw new IllegalArgumentException(
                    "`" + shortened(written) + "` is no name of an image; its path has only lower-case letters");
        }
        var host = first.filter(ImageName::isHost);
        var path = first.filter(part -> !isHost(part)).map(part -> part + "/").orElse("") + form.group(2);
        var registry = host.map(ImageName::usual).orElse(DOCKER_HUB);
        var digest = Optional.ofNullable(form.group(4));
        return new ImageName(
                registry,
                registry.equals(DOCKER_HUB) && !path.contains("/") ? "library/" + path : path,
                Optional.ofNullable(form.group(3))
                        .or(() -> digest.isPresent() ? Optional.empty() : Optional.of(USUAL_TAG)),
                digest);
    }

    /** What a registry is asked for. */
    public String manifest() {
        return digest.or(() -> tag).orElseThrow();
    }

    /** The first part of a name is a host only if it could be nothing else. */
    private static boolean isHost(String first) {
        return first.contains(".") || first.contains(":") || first.equals("localhost");
    }

    private static String usual(String host) {
        return host.equals("index.docker.io") || host.equals("registry-1.docker.io") ? DOCKER_HUB : host;
    }

    private static String shortened(String written) {
        return written.length() > 80 ? written.substring(0, 80) + "…" : written;
    }

    @Override
    public String toString() {
        return registry + "/" + repository + tag.map(it -> ":" + it).orElse("")
                + digest.map(it -> "@" + it).orElse("");
    }
}

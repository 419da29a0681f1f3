package dev.slipway.verify.http;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Where a redirect points to, without the query: that is where tokens travel. */
final class Location {

    private static final int LONGEST = 200;

    private Location() {}

    static Optional<String> of(HttpResponse<?> response) {
        return response.headers().firstValue("Location").map(Location::shown);
    }

    private static String shown(String written) {
        try {
            var uri = URI.create(written);
            var host = uri.getHost() == null ? "" : uri.getScheme() + "://" + uri.getHost() + port(uri);
            var shown = host + (uri.getPath() == null ? "" : uri.getRawPath());
            return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "…";
        } catch (IllegalArgumentException e) {
            return "an illegal address";
        }
    }

    private static String port(URI uri) {
        return uri.getPort() < 0 ? "" : ":" + uri.getPort();
    }
}

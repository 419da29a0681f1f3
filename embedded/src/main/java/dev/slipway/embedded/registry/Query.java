package dev.slipway.embedded.registry;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** What a client asks, as far as the routes look at it; subjects may hold any character, so segments are decoded one by one. */
record Query(String method, List<String> path, String body) {

    static Query of(String method, URI uri, String body) {
        var segments = Stream.of(uri.getRawPath().split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(Query::decoded)
                .toList();
        return new Query(method, segments, body);
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

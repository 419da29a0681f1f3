package dev.slipway.parts.registry;

import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a registry wants to be told who asks, as its header `WWW-Authenticate` says. */
record Challenge(String scheme, Map<String, String> parameters) {

    private static final Pattern SCHEME = Pattern.compile("^\\s*([A-Za-z]+)(?:\\s+|$)");
    private static final Pattern PARAMETER =
            Pattern.compile("([A-Za-z_]+)=(?:\"([^\"]{0,2000})\"|([^\\s,\"]{1,2000}))");

    static List<Challenge> in(HttpHeaders headers) {
        return headers.allValues("WWW-Authenticate").stream()
                .flatMap(written -> parse(written).stream())
                .toList();
    }

    private static Optional<Challenge> parse(String written) {
        var scheme = SCHEME.matcher(written);
        if (!scheme.find()) {
            return Optional.empty();
        }
        var parameters = new HashMap<String, String>();
        PARAMETER
                .matcher(written.substring(scheme.end()))
                .results()
                .forEach(found -> parameters.putIfAbsent(
                        found.group(1).toLowerCase(Locale.ROOT),
                        Optional.ofNullable(found.group(2)).orElseGet(() -> found.group(3))));
        return Optional.of(new Challenge(scheme.group(1).toLowerCase(Locale.ROOT), Map.copyOf(parameters)));
    }

    boolean isFor(String wanted) {
        return scheme.equals(wanted);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }
}

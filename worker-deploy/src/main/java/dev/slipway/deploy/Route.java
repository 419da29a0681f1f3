package dev.slipway.deploy;

import java.util.List;

/** Which service answers below a path prefix, and where its instances are now; no instance is a state, not an error. */
public record Route(String prefix, String service, List<Backend> backends) {

    public Route {
        if (!prefix.startsWith("/")) {
            throw new IllegalArgumentException(
                    "The route of service '" + service + "' must start with '/', but is '" + prefix + "'.");
        }
        if (prefix.length() > 1 && prefix.endsWith("/")) {
            prefix = prefix.substring(0, prefix.length() - 1);
        }
        backends = List.copyOf(backends);
    }

    /** Whole path segments count: {@code /api} covers {@code /api/users}, not {@code /apiary}. */
    boolean covers(String path) {
        return prefix.equals("/")
                || (path.startsWith(prefix)
                        && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/'));
    }
}

package dev.slipway.deploy;

import static java.util.stream.Collectors.toSet;

import java.util.List;

/**
 * Which service answers below a path prefix, and where its instances are now, be they of one release or of two side by
 * side; no instance is a state, not an error.
 */
public record Route(String prefix, String service, List<Share> shares) {

    public Route {
        if (!prefix.startsWith("/")) {
            throw new IllegalArgumentException(
                    "The route of service '" + service + "' must start with '/', but is '" + prefix + "'.");
        }
        if (prefix.length() > 1 && prefix.endsWith("/")) {
            prefix = prefix.substring(0, prefix.length() - 1);
        }
        shares = List.copyOf(shares);
        if (shares.stream().map(Share::backend).collect(toSet()).size() < shares.size()) {
            throw new IllegalArgumentException("The route '" + prefix + "' of service '" + service
                    + "' names one instance twice, in " + shares + "; give it one share with the whole weight.");
        }
    }

    /** The same to every instance. */
    public static Route evenly(String prefix, String service, List<Backend> backends) {
        return new Route(
                prefix,
                service,
                backends.stream().map(backend -> new Share(backend, 1)).toList());
    }

    public List<Backend> backends() {
        return shares.stream().map(Share::backend).toList();
    }

    Route without(Backend leaving) {
        return new Route(
                prefix,
                service,
                shares.stream()
                        .filter(share -> !share.backend().equals(leaving))
                        .toList());
    }

    /** Those that new requests go to. */
    public List<Share> open() {
        return shares.stream().filter(Share::open).toList();
    }

    /** Whole path segments count: {@code /api} covers {@code /api/users}, not {@code /apiary}. */
    boolean covers(String path) {
        return prefix.equals("/")
                || (path.startsWith(prefix)
                        && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/'));
    }
}

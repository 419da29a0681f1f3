package dev.slipway.deploy.host;

/** Where the users of a target reach its router. */
public record ListenAddress(String host, int port) {

    public ListenAddress {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "A router listens on HOST:PORT with a port from 1 to 65535, but got '" + host + ":" + port + "'.");
        }
    }

    public static ListenAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("A router listens on HOST:PORT, but got '" + text + "'.");
        }
        String host = text.substring(0, colon).replace("[", "").replace("]", "");
        return new ListenAddress(host, Integer.parseInt(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}

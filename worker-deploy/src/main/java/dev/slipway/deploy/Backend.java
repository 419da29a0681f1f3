package dev.slipway.deploy;

/** Where one instance of a service can be reached, so that a router can send it requests. */
public record Backend(String host, int port) {

    public Backend {
        if (host.isBlank()) {
            throw new IllegalArgumentException("A back end needs a host, but got '" + host + "' (port " + port + ").");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("A back end's port lies between 1 and 65535, but got " + port + ".");
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}

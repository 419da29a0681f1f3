package dev.slipway.release.operations;

/** Where a target's traffic arrives, and what carries it. */
public record Router(Kind kind, String address, int port) {

    /** What carries the traffic. */
    public enum Kind {
        /** The proxy that comes with Slipway and needs nothing installed. */
        EMBEDDED,
        /** A HAProxy of the target's own, started by Slipway from the program that is installed on the host. */
        HAPROXY
    }

    /** Whatever carries it, only one can listen there. */
    @Override
    public String toString() {
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }
}

package dev.slipway.release.operations;

/** Where a target's traffic arrives. */
public record Router(String address, int port) {

    @Override
    public String toString() {
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }
}

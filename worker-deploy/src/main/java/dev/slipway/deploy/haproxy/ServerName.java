package dev.slipway.deploy.haproxy;

import dev.slipway.deploy.Backend;
import dev.slipway.deploy.RouterFailure;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** What a back end is called in HAProxy: by its address, so that all that HAProxy says can be understood without a list. */
record ServerName(String text) implements Comparable<ServerName> {

    static ServerName of(Backend backend) {
        return new ServerName(backend.host() + ":" + backend.port());
    }

    Backend backend() {
        int colon = text.lastIndexOf(':');
        return new Backend(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    /** A server that is added while HAProxy runs is never looked up by its name. */
    String address() {
        var backend = backend();
        try {
            var address = InetAddress.getByName(backend.host()).getHostAddress();
            return (address.contains(":") ? "[" + address + "]" : address) + ":" + backend.port();
        } catch (UnknownHostException unknown) {
            throw new RouterFailure(
                    "The host of the instance " + backend + " is unknown here, so HAProxy cannot send it requests.",
                    unknown);
        }
    }

    @Override
    public int compareTo(ServerName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}

package dev.slipway.deploy.proxy;

import dev.slipway.deploy.host.ProcessIdentity;

/** What a worker needs in order to trust and to control a proxy that it did not start itself. */
record Control(ProcessIdentity process, String listen, int port, String token) {

    @Override
    public String toString() {
        return "Control[" + process + ", " + listen + ", control port " + port + "]";
    }
}

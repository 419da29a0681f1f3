package dev.slipway.deploy.haproxy;

import dev.slipway.deploy.RouterFailure;
import dev.slipway.deploy.host.DurableFile;
import dev.slipway.deploy.host.HostLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The folder of one target's HAProxy: everything that lets it be found again, or started again as it was. */
record HaproxyFolder(Path path) {

    static final String KEPT = "haproxy.json";

    /** The kernel knows sockets by 107 bytes, and HAProxy makes it under a longer name first. */
    private static final int LONGEST_SOCKET_PATH = 90;

    DurableFile configuration() {
        return new DurableFile(path.resolve("haproxy.cfg"));
    }

    DurableFile routes(long number) {
        return new DurableFile(path.resolve("routes-" + number + ".map"));
    }

    KeptFile kept() {
        return new KeptFile(new DurableFile(path.resolve(KEPT)));
    }

    /** Held while the traffic is moved here. */
    HostLock traffic() {
        return new HostLock(path.resolve("traffic.lock"));
    }

    /** Held while HAProxy is started or ended here. */
    HostLock process() {
        return new HostLock(path.resolve("haproxy.lock"));
    }

    Path log() {
        return path.resolve("haproxy.log");
    }

    Path socket() {
        var socket = path.resolve("haproxy.sock");
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_SOCKET_PATH) {
            throw new RouterFailure("HAProxy cannot make its socket " + socket + ", because that path is longer than "
                    + LONGEST_SOCKET_PATH + " bytes; choose a work folder with a shorter path.");
        }
        return socket;
    }
}

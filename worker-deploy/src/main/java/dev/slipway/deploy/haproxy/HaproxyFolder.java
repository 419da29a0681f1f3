package dev.slipway.deploy.haproxy;

import dev.slipway.deploy.RouterFailure;
import dev.slipway.deploy.host.DurableFile;
import dev.slipway.deploy.host.HostLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The folder of one target's HAProxy: everything that lets it be found again, or started again as it was. */
record HaproxyFolder(Path path) {

    static final String KEPT = "haproxy.json";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/._-]+");
    /** The kernel knows sockets by 107 bytes, and HAProxy makes it under a longer name first. */
    private static final int LONGEST_SOCKET_PATH = 90;

    DurableFile configuration() {
        return new DurableFile(path.resolve("haproxy.cfg"));
    }

    DurableFile routes(long number) {
        return new DurableFile(path.resolve("routes-" + number + ".map"));
    }

    /** A HAProxy that is being started may still read the last one. */
    void forgetRoutesBefore(long number) {
        try (DirectoryStream<Path> maps = Files.newDirectoryStream(path, "routes-*.map")) {
            for (Path map : maps) {
                if (numberOf(map) < number) {
                    Files.deleteIfExists(map);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot clear " + path + " of old routes.", e);
        }
    }

    private static long numberOf(Path map) {
        return Long.parseLong(map.getFileName().toString().replaceAll("[^0-9]", ""));
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

    /** It stands in the configuration and in commands, where a space or a comma would end it. */
    Path socket() {
        if (!PLAIN.matcher(path.toString()).matches()) {
            throw new RouterFailure("HAProxy cannot be told of the folder " + path
                    + "; choose a work folder whose path has letters, digits and . _ - only.");
        }
        var socket = path.resolve("haproxy.sock");
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_SOCKET_PATH) {
            throw new RouterFailure("HAProxy cannot make its socket " + socket + ", because that path is longer than "
                    + LONGEST_SOCKET_PATH + " bytes; choose a work folder with a shorter path.");
        }
        return socket;
    }
}

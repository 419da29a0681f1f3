package dev.slipway.benchmarks.traffic.site;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small HTTP server that says which release it is, keeps long answers going, and echoes over web sockets. */
public final class Site {

    private static final int BACKLOG = 4096;

    private final String version;
    private final boolean bad;

    private Site(String version, boolean bad) {
        this.version = version;
        this.bad = bad;
    }

    /** Arguments: its version, and {@code bad} for one that is well only as long as no router stands before it. */
    public static void main(String[] arguments) throws IOException {
        var site = new Site(Files.readString(Path.of(arguments[0])).strip(), arguments[1].equals("bad"));
        var address = new InetSocketAddress(
                InetAddress.getByName(System.getenv().getOrDefault("HOST", "127.0.0.1")),
                Integer.parseInt(System.getenv("PORT")));
        try (var door = new ServerSocket()) {
            door.bind(address, BACKLOG);
            while (true) {
                var visitor = door.accept();
                Thread.ofVirtual().start(() -> site.serve(visitor));
            }
        }
    }

    private void serve(Socket visitor) {
        try (visitor) {
            visitor.setTcpNoDelay(true);
            var in = new BufferedInputStream(visitor.getInputStream());
            var out = visitor.getOutputStream();
            for (var asked = Asked.read(in); asked.isPresent(); asked = Asked.read(in)) {
                answer(asked.get(), in, out);
                if (!asked.get().keepAlive()) {
                    return;
                }
            }
        } catch (IOException gone) {
            // whoever asked has left
        }
    }

    private void answer(Asked asked, BufferedInputStream in, OutputStream out) throws IOException {
        switch (asked.path()) {
            case "/long" -> LongAnswer.to(out, version);
            case "/echo" -> Echo.with(asked, in, out);
            case "/routed" -> say(out, bad && asked.routed() ? "500 Bad Release" : "200 OK");
            default -> say(out, "200 OK");
        }
    }

    private void say(OutputStream out, String status) throws IOException {
        out.write(("HTTP/1.1 " + status + "\r\nContent-Type: text/plain\r\nX-Version: " + version
                        + "\r\nContent-Length: " + version.length() + "\r\n\r\n" + version)
                .getBytes(US_ASCII));
        out.flush();
    }
}

package dev.slipway.testing.real;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Stands in front of a store and passes requests on, one per connection, unless the test wants one to go wrong. */
public final class FaultyNetwork implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");
    private static final Pattern KEPT = Pattern.compile("(?im)^connection:.*\r\n");

    private static final String FAULT =
            "<?xml version=\"1.0\"?><Error><Code>%s</Code><Message>made by a test</Message></Error>";

    /** What becomes of a request. */
    public sealed interface Fate {

        record Passes() implements Fate {}

        /** The store is not asked; somebody on the way answers. */
        record Answered(int status, String code) implements Fate {

            public Answered(int status) {
                this(status, "Fault");
            }
        }

        /** Likewise, for a store that can do what the real one cannot. */
        record Said(String body) implements Fate {}

        /** The connection breaks after so many bytes of what is sent, or of what is answered. */
        record CutWhileSending(long after) implements Fate {}

        record CutWhileAnswered(long after) implements Fate {}

        /** The store does it, and the answer is lost. */
        record Unheard() implements Fate {}

        record Held(CountDownLatch until) implements Fate {}

        /** So many bytes of the answer come at once, and the rest later. */
        record HeldWhileAnswered(long after, CountDownLatch until) implements Fate {}
    }

    private final ServerSocket door;
    private final URI store;
    private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private volatile Function<String, Fate> fate = request -> new Fate.Passes();

    public FaultyNetwork(URI store) throws IOException {
        this.store = store;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        connections.submit(this::accept);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /** Decides by the first line of each request, such as `PUT /bucket/key?partNumber=1 HTTP/1.1`. */
    public void rule(Function<String, Fate> next) {
        fate = next;
    }

    /** The heads of all requests so far. */
    public List<String> seen() {
        return List.copyOf(seen);
    }

    private Void accept() throws IOException {
        while (true) {
            var client = door.accept();
            connections.submit(() -> serve(client));
        }
    }

    private Void serve(Socket client) throws Exception {
        try (client) {
            var head = head(client.getInputStream());
            if (head.isEmpty()) {
                return null;
            }
            seen.add(head);
            var length = LENGTH.matcher(head)
                    .results()
                    .mapToLong(found -> Long.parseLong(found.group(1)))
                    .findFirst()
                    .orElse(0);
            switch (fate.apply(head.lines().findFirst().orElseThrow())) {
                case Fate.Passes() -> pass(client, head, length, Long.MAX_VALUE);
                case Fate.Answered(var status, var code) -> answer(client, head, length, status, FAULT.formatted(code));
                case Fate.Said(var body) -> answer(client, head, length, 200, body);
                case Fate.CutWhileSending(var after) -> {
                    goOn(client, head);
                    pass(client, head, Math.min(length, after), 0);
                }
                case Fate.CutWhileAnswered(var after) -> pass(client, head, length, after);
                case Fate.HeldWhileAnswered(var after, var until) -> passLater(client, head, after, until);
                case Fate.Unheard() -> unheard(client, head, length);
                case Fate.Held(var until) -> {
                    if (until.await(1, TimeUnit.MINUTES)) {
                        pass(client, head, length, Long.MAX_VALUE);
                    }
                }
            }
        }
        return null;
    }

    private static void answer(Socket client, String head, long length, int status, String body) throws IOException {
        goOn(client, head);
        copy(client.getInputStream(), OutputStream.nullOutputStream(), length);
        client.getOutputStream()
                .write(("HTTP/1.1 " + status + " Told\r\nContent-Type: application/xml\r\nContent-Length: "
                                + body.length() + "\r\nConnection: close\r\n\r\n" + body)
                        .getBytes(ISO_8859_1));
    }

    private static void goOn(Socket client, String head) throws IOException {
        if (head.toLowerCase(java.util.Locale.ROOT).contains("100-continue")) {
            client.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1));
        }
    }

    private void pass(Socket client, String head, long sent, long answered) throws Exception {
        try (var server = connected(head)) {
            var sending = connections.submit(() -> copy(client.getInputStream(), server.getOutputStream(), sent));
            if (answered == 0) {
                sending.get();
                return;
            }
            copy(server.getInputStream(), client.getOutputStream(), answered);
        }
    }

    private void passLater(Socket client, String head, long after, CountDownLatch until) throws Exception {
        try (var server = connected(head)) {
            connections.submit(() -> copy(client.getInputStream(), server.getOutputStream(), Long.MAX_VALUE));
            copy(server.getInputStream(), client.getOutputStream(), after);
            if (until.await(1, TimeUnit.MINUTES)) {
                copy(server.getInputStream(), client.getOutputStream(), Long.MAX_VALUE);
            }
        }
    }

    private void unheard(Socket client, String head, long length) throws Exception {
        try (var server = connected(head)) {
            goOn(client, head);
            copy(client.getInputStream(), server.getOutputStream(), length);
            copy(server.getInputStream(), OutputStream.nullOutputStream(), Long.MAX_VALUE);
        }
    }

    private Socket connected(String head) throws IOException {
        var server = new Socket(store.getHost(), store.getPort());
        var closing = KEPT.matcher(head).replaceAll("").replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
        server.getOutputStream().write(closing.getBytes(ISO_8859_1));
        return server;
    }

    private static Void copy(InputStream from, OutputStream to, long most) throws IOException {
        var block = new byte[16 * 1024];
        for (var left = most; left > 0; ) {
            var count = from.read(block, 0, (int) Math.min(block.length, left));
            if (count < 0) {
                break;
            }
            to.write(block, 0, count);
            to.flush();
            left -= count;
        }
        return null;
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            var next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
        }
        return head.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        door.close();
        connections.shutdownNow();
        connections.close();
    }
}

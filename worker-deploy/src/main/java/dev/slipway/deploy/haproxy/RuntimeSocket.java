package dev.slipway.deploy.haproxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.deploy.RouterFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/** HAProxy's runtime API: one question and its whole answer per connection, each in bounded time. */
record RuntimeSocket(Path path, Duration patience) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    RuntimeSocket(Path path) {
        this(path, PATIENCE);
    }

    /** Nobody listens there: HAProxy does not run. */
    static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Closed(Path path, Throwable cause) {
            super("HAProxy does not listen on " + path + ".", cause);
        }
    }

    String ask(String command) {
        try (var channel = connect();
                var selector = Selector.open()) {
            channel.configureBlocking(false);
            long deadline = System.nanoTime() + patience.toNanos();
            send(channel, selector, command, deadline);
            return receive(channel, selector, command, deadline);
        } catch (IOException e) {
            throw new RouterFailure("HAProxy did not answer '" + command + "' on " + path + ": " + e.getMessage(), e);
        }
    }

    private SocketChannel connect() throws IOException {
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(path));
            return channel;
        } catch (IOException absent) {
            channel.close();
            throw new Closed(path, absent);
        }
    }

    private void send(SocketChannel channel, Selector selector, String command, long deadline) throws IOException {
        var key = channel.register(selector, SelectionKey.OP_WRITE);
        var question = ByteBuffer.wrap((command + "\n").getBytes(UTF_8));
        while (question.hasRemaining()) {
            await(selector, command, deadline);
            channel.write(question);
        }
        key.interestOps(SelectionKey.OP_READ);
    }

    private String receive(SocketChannel channel, Selector selector, String command, long deadline) throws IOException {
        var answer = new ByteArrayOutputStream();
        var buffer = ByteBuffer.allocate(16 * 1024);
        while (true) {
            await(selector, command, deadline);
            int read = channel.read(buffer.clear());
            if (read < 0) {
                return answer.toString(UTF_8);
            }
            answer.write(buffer.array(), 0, read);
        }
    }

    private void await(Selector selector, String command, long deadline) throws IOException {
        long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        if (left <= 0 || selector.select(left) == 0) {
            throw new RouterFailure("HAProxy did not answer '" + command + "' on " + path + " within "
                    + patience.toSeconds() + " s. If it hangs, end its process: it is then started again with the same"
                    + " routes.");
        }
        selector.selectedKeys().clear();
    }
}

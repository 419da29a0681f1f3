package dev.slipway.benchmarks.traffic;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.Semaphore;

/** Asks when it is its turn, on a plain socket: no client that would ask twice behind our back. */
final class ShortVisitor extends Visitor {

    private static final int PATIENCE_MILLIS = 20_000;

    private final URI entry;
    private final boolean keepAlive;
    private final Semaphore turns;
    private final Tally tally;

    ShortVisitor(URI entry, boolean keepAlive, Semaphore turns, Tally tally) {
        this.entry = entry;
        this.keepAlive = keepAlive;
        this.turns = turns;
        this.tally = tally;
    }

    @Override
    void visit() {
        while (stays()) {
            turns.acquireUninterruptibly();
            var asked = Instant.now();
            try (var socket = new Socket(entry.getHost(), entry.getPort())) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                socket.setTcpNoDelay(true);
                var in = new BufferedInputStream(socket.getInputStream());
                var open = true;
                while (open) {
                    asked = Instant.now();
                    ask(socket);
                    open = hear(in, asked) && keepAlive && stays();
                    if (open) {
                        turns.acquireUninterruptibly();
                    }
                }
            } catch (IOException e) {
                tally.failed(asked, (keepAlive ? "kept connection: " : "own connection: ") + e);
            }
        }
    }

    private void ask(Socket socket) throws IOException {
        socket.getOutputStream()
                .write(("GET / HTTP/1.1\r\nHost: shop\r\n" + (keepAlive ? "" : "Connection: close\r\n") + "\r\n")
                        .getBytes(US_ASCII));
    }

    /** Whether the connection may be used again. */
    private boolean hear(BufferedInputStream in, Instant asked) throws IOException {
        var answer = Answer.read(in);
        if (answer.good()) {
            tally.answered(asked, answer.version());
        } else {
            tally.failed(asked, answer.status());
        }
        return answer.keepsOpen();
    }
}

package dev.slipway.benchmarks.traffic;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;

/** Fetches something that takes two seconds, over and over. */
final class LongVisitor extends Visitor {

    private static final int PATIENCE_MILLIS = 20_000;

    private final URI entry;
    private final Tally tally;

    LongVisitor(URI entry, Tally tally) {
        this.entry = entry;
        this.tally = tally;
    }

    @Override
    void visit() {
        while (stays()) {
            var asked = Instant.now();
            try (var socket = new Socket(entry.getHost(), entry.getPort())) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                socket.getOutputStream()
                        .write("GET /long HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n".getBytes(US_ASCII));
                var answer = Answer.read(new BufferedInputStream(socket.getInputStream()));
                if (answer.good()) {
                    tally.answered(asked, answer.version());
                } else {
                    tally.failed(asked, "long request: " + answer.status());
                }
            } catch (IOException e) {
                tally.failed(asked, "long request: " + e);
            }
        }
    }
}

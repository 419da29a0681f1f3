package dev.slipway.benchmarks.traffic.site;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** An answer that takes two seconds, a line at a time. */
final class LongAnswer {

    private static final int LINES = 20;
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private LongAnswer() {}

    static void to(OutputStream out, String version) throws IOException {
        var line = version + "\n";
        out.write(("HTTP/1.1 200 OK\r\nX-Version: " + version + "\r\nContent-Length: " + LINES * line.length()
                        + "\r\n\r\n")
                .getBytes(US_ASCII));
        for (int number = 0; number < LINES; number++) {
            out.write(line.getBytes(US_ASCII));
            out.flush();
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}

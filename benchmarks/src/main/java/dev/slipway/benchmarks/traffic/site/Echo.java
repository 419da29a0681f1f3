package dev.slipway.benchmarks.traffic.site;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A web socket that says what it hears; short messages only, which is all that is sent to it. */
final class Echo {

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int CLOSE = 0x88;
    private static final int MASK_BYTES = 4;

    private Echo() {}

    static void with(Asked asked, BufferedInputStream in, OutputStream out) throws IOException {
        out.write(
                ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                                + accept(asked.headers().getOrDefault("sec-websocket-key", "")) + "\r\n\r\n")
                        .getBytes(US_ASCII));
        out.flush();
        for (int kind = in.read(); kind >= 0; kind = in.read()) {
            int length = in.read() & 0x7F;
            var mask = in.readNBytes(MASK_BYTES);
            var heard = in.readNBytes(length);
            for (int place = 0; place < heard.length; place++) {
                heard[place] ^= mask[place % MASK_BYTES];
            }
            out.write(kind);
            out.write(length);
            out.write(heard);
            out.flush();
            if (kind == CLOSE) {
                return;
            }
        }
    }

    private static String accept(String key) {
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder().encodeToString(sha1.digest((key + MAGIC).getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1, this one has not.", e);
        }
    }
}

package dev.slipway.cli.request;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Begins the one trace that a deployment is, so that every stage's spans hang together. */
final class TraceParent {

    private static final int TRACE_ID_BYTES = 16;
    private static final int SPAN_ID_BYTES = 8;

    private TraceParent() {}

    static String begun() {
        var random = new SecureRandom();
        return "00-" + hex(random, TRACE_ID_BYTES) + "-" + hex(random, SPAN_ID_BYTES) + "-01";
    }

    private static String hex(SecureRandom random, int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

package dev.slipway.benchmarks.traffic.site;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One request, read to the end of its body. */
record Asked(String path, Map<String, String> headers) {

    static Optional<Asked> read(BufferedInputStream in) throws IOException {
        var first = line(in);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        var headers = new HashMap<String, String>();
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        in.skipNBytes(Long.parseLong(headers.getOrDefault("content-length", "0")));
        return Optional.of(new Asked(first.split(" ", -1)[1], headers));
    }

    boolean keepAlive() {
        return !headers.getOrDefault("connection", "").equalsIgnoreCase("close");
    }

    boolean routed() {
        return headers.containsKey("x-forwarded-for");
    }

    /** Without its end; empty at the end of everything, too. */
    private static String line(BufferedInputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }
}

package dev.slipway.benchmarks.traffic;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Locale;

/** What came back on a connection. */
record Answer(String status, String version, boolean keepsOpen) {

    static Answer read(BufferedInputStream in) throws IOException {
        var status = line(in);
        int length = 0;
        var version = "";
        var open = true;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var small = header.toLowerCase(Locale.ROOT);
            if (small.startsWith("content-length:")) {
                length = Integer.parseInt(small.substring(15).strip());
            } else if (small.startsWith("x-version:")) {
                version = header.substring(10).strip();
            } else if (small.startsWith("connection:")) {
                open = !small.contains("close");
            }
        }
        if (in.readNBytes(length).length < length) {
            throw new IOException("the answer ended before its end, after '" + status + "'");
        }
        return new Answer(status, version, open);
    }

    boolean good() {
        return status.startsWith("HTTP/1.1 200 ");
    }

    private static String line(BufferedInputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection ended after '" + line + "'");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}

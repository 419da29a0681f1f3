package dev.slipway.release;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One HTTP call whose answer shows that a release really works. */
public record SmokeTest(String name, Slug service, Call call, Expectation expectation) {

    /** What is sent; the host is the target's own, never the application's choice. */
    public record Call(String method, String path, Map<String, String> headers) {

        public Call {
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }
    }

    /** What must come back, and how soon. */
    public record Expectation(int status, Duration within, Optional<String> contains) {}
}

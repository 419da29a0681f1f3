package dev.slipway.release;

import static dev.slipway.release.yaml.Scalars.duration;
import static dev.slipway.release.yaml.Scalars.number;
import static dev.slipway.release.yaml.Scalars.oneOf;
import static dev.slipway.release.yaml.Scalars.text;
import static dev.slipway.release.yaml.Structures.mapOf;
import static dev.slipway.release.yaml.Structures.record;

import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Shape;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What one smoke test of slipway.yaml looks like. */
final class SmokeTestShape {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_HEADERS = 50;

    private SmokeTestShape() {}

    static Shape<SmokeTest> of(Set<String> services) {
        return record(fields -> {
            var name = fields.required("name", text().as(AtMost.letters(LONGEST_NAME)));
            var service = fields.required("service", oneOf(services).as(Slug::new));
            var call = call(fields);
            var expectation = expectation(fields);
            return () -> new SmokeTest(name.get(), service.get(), call.get(), expectation.get());
        });
    }

    private static Supplier<SmokeTest.Call> call(Fields fields) {
        var method = fields.optional("method", oneOf(METHODS), "GET");
        var path = fields.required("path", WrittenValues.urlPath());
        var headers = fields.optional(
                "headers",
                mapOf(WrittenValues.headerName(), _ -> WrittenValues.headerValue())
                        .as(AtMost.entries(MOST_HEADERS, "headers")),
                Map.of());
        return () -> new SmokeTest.Call(method.get(), path.get(), headers.get());
    }

    private static Supplier<SmokeTest.Expectation> expectation(Fields fields) {
        var status = fields.optional("status", number(100, 599), 200);
        var within = fields.optional("within", duration(SHORTEST, LONGEST), Duration.ofSeconds(1));
        var contains = fields.optional("contains", text().as(AtMost.letters(LONGEST_TEXT)));
        return () -> new SmokeTest.Expectation(status.get(), within.get(), contains.get());
    }
}

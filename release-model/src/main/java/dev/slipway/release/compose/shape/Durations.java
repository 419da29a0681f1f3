package dev.slipway.release.compose.shape;

import dev.slipway.release.yaml.Shape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lengths of time such as `1m30s`, as many units one after the other as a person likes. */
final class Durations {

    private static final Pattern WHOLE =
            Pattern.compile("[-+]?([0-9]{0,15}(\\.[0-9]{0,9})?(ns|us|µs|μs|ms|s|m|h)){1,8}");
    private static final Pattern PART = Pattern.compile("([0-9]{0,15}(?:\\.[0-9]{0,9})?)(ns|us|µs|μs|ms|s|m|h)");
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private static final Map<String, Long> NANOS = Map.of(
            "ns",
            1L,
            "us",
            1_000L,
            "µs",
            1_000L,
            "μs",
            1_000L,
            "ms",
            1_000_000L,
            "s",
            1_000_000_000L,
            "m",
            60_000_000_000L,
            "h",
            3_600_000_000_000L);

    private Durations() {}

    static Shape<Duration> duration() {
        return Kinds.text()
                .where(written -> parse(written).isPresent(), "must be a length of time such as 30s or 1m30s")
                .as(written -> parse(written).orElseThrow());
    }

    private static Optional<Duration> parse(String written) {
        if (written.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        if (!WHOLE.matcher(written).matches()) {
            return Optional.empty();
        }
        var sum = BigDecimal.ZERO;
        for (var part = PART.matcher(written); part.find(); ) {
            if (part.group(1).isEmpty() || part.group(1).equals(".")) {
                return Optional.empty();
            }
            sum = sum.add(
                    new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(NANOS.getOrDefault(part.group(2), 0L))));
        }
        var nanos = sum.setScale(0, RoundingMode.DOWN);
        return nanos.compareTo(MOST) > 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(written.startsWith("-") ? -nanos.longValue() : nanos.longValue()));
    }
}

package dev.slipway.release.backup;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * For how long backups of a target are kept, and how large they may be.
 *
 * @param bytes that all of them may take together
 * @param largest bytes at which one that still grows is given up
 */
public record Keeping(Map<RetentionClass, Span> spans, OptionalLong bytes, OptionalLong largest) {

    /** Neither more than this many of a class, nor any that is older. */
    public record Span(int count, Duration age) {}

    private static final Map<RetentionClass, Span> USUAL_SPANS = Map.of(
            RetentionClass.DEPLOYMENT, new Span(20, Duration.ofDays(30)),
            RetentionClass.DAILY, new Span(14, Duration.ofDays(30)),
            RetentionClass.MONTHLY, new Span(12, Duration.ofDays(400)));

    public static final Keeping USUAL = new Keeping(USUAL_SPANS, OptionalLong.empty(), OptionalLong.empty());

    public Keeping {
        spans = Map.copyOf(spans);
    }

    public Span of(RetentionClass type) {
        return Objects.requireNonNull(spans.get(type));
    }
}

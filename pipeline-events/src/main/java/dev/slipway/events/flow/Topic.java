package dev.slipway.events.flow;

import dev.slipway.events.StageName;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A topic of the pipeline: its name, its single writer and how long it keeps what it carries. */
public record Topic(String name, Optional<StageName> writer, Cleanup cleanup, Duration retention, int maxMessageBytes) {

    /** What the broker does with old records. */
    public enum Cleanup {
        DELETE,
        COMPACT
    }

    public static final Duration FOREVER = Duration.ofMillis(-1);
    public static final int FACT_BYTES = 1024 * 1024;
    /** A ledger or dead-letter record holds a whole fact and its headers, so it must be allowed to be larger. */
    public static final int WRAPPED_BYTES = 4 * FACT_BYTES;

    public static final Topic REQUESTS = facts("requests", Optional.empty());
    public static final Topic VALIDATION = facts("validation", Optional.of(StageName.VALIDATE));
    public static final Topic BACKUP = facts("backup", Optional.of(StageName.BACKUP));
    public static final Topic ROLLOUT = facts("rollout", Optional.of(StageName.DEPLOY));
    public static final Topic VERIFICATION = facts("verification", Optional.of(StageName.VERIFY));
    public static final Topic NOTIFICATION = facts("notification", Optional.of(StageName.NOTIFY));
    public static final Topic OUTCOMES = facts("outcomes", Optional.of(StageName.VALIDATE));
    private static final String PROGRESS_NAME = "slipway.progress";
    public static final Topic PROGRESS =
            new Topic(PROGRESS_NAME, Optional.empty(), Cleanup.DELETE, Duration.ofHours(24), FACT_BYTES);

    public static Topic ledgerOf(StageName stage) {
        return new Topic(
                "slipway." + slug(stage) + ".ledger", Optional.of(stage), Cleanup.COMPACT, FOREVER, WRAPPED_BYTES);
    }

    public static Topic deadLettersOf(StageName stage) {
        return new Topic(
                "slipway." + slug(stage) + ".dead",
                Optional.of(stage),
                Cleanup.DELETE,
                Duration.ofDays(90),
                WRAPPED_BYTES);
    }

    /** The topics whose records are facts or requests, in the order of the flow. */
    public static Stream<Topic> shared() {
        return Stream.of(REQUESTS, VALIDATION, BACKUP, ROLLOUT, VERIFICATION, NOTIFICATION, OUTCOMES, PROGRESS);
    }

    public static Stream<StageName> stages() {
        return Arrays.stream(StageName.values()).filter(stage -> stage != StageName.UNKNOWN);
    }

    /** Every topic that the pipeline needs. */
    public static Stream<Topic> all() {
        return Stream.concat(shared(), stages().flatMap(stage -> Stream.of(ledgerOf(stage), deadLettersOf(stage))));
    }

    /** The broker's settings for this topic. */
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("cleanup.policy", cleanup.name().toLowerCase(Locale.ROOT));
        settings.put("retention.ms", Long.toString(retention.toMillis()));
        settings.put("max.message.bytes", Integer.toString(maxMessageBytes));
        if (name.equals(PROGRESS_NAME)) {
            // how long ago somebody was heard must not depend on the clock of who spoke
            settings.put("message.timestamp.type", "LogAppendTime");
        }
        if (cleanup == Cleanup.COMPACT) {
            settings.put("segment.bytes", Integer.toString(16 * 1024 * 1024));
            settings.put("min.cleanable.dirty.ratio", "0.2");
        }
        return settings;
    }

    public static String slug(StageName stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }

    private static Topic facts(String name, Optional<StageName> writer) {
        return new Topic("slipway." + name, writer, Cleanup.DELETE, FOREVER, FACT_BYTES);
    }
}

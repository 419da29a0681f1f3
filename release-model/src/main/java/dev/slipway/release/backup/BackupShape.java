package dev.slipway.release.backup;

import static dev.slipway.release.yaml.Scalars.duration;
import static dev.slipway.release.yaml.Scalars.number;
import static dev.slipway.release.yaml.Scalars.oneOf;
import static dev.slipway.release.yaml.Scalars.text;
import static dev.slipway.release.yaml.Structures.record;

import dev.slipway.release.WrittenSecret;
import dev.slipway.release.compose.shape.Sizes;
import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Shape;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** What is written about the backups of one database. */
public final class BackupShape {

    private static final int MOST_KEPT = 10_000;

    private BackupShape() {}

    public static Shape<BackupRules> of(BackupPlaces places) {
        return record(fields -> {
            var store = fields.optional("store", oneOf(places.storeNames()));
            var sealing = sealing(fields, places);
            var times = times(fields);
            var proving = proving(fields);
            var keeping = keeping(fields);
            var recovery = recovery(fields);
            return () -> new BackupRules(
                    store.get().map(places.stores()::get),
                    sealing.get(),
                    times.get(),
                    proving.get(),
                    keeping.get(),
                    recovery.get());
        });
    }

    private static Supplier<Sealing> sealing(Fields fields, BackupPlaces places) {
        var key = fields.optional("key", oneOf(places.keyNames()));
        var encryption = fields.optional("encryption", oneOf(List.of("required", "none")), "required");
        return () -> {
            if (encryption.get().equals("required")) {
                return places.sealing(key.get());
            }
            if (key.get().isPresent()) {
                throw new IllegalArgumentException("a `key` and `encryption: none` contradict each other; remove one");
            }
            return new Sealing.InTheClear();
        };
    }

    private static Supplier<BackupTimes> times(Fields fields) {
        var zone = fields.optional("zone", zone(), ZoneId.of("UTC"));
        var backup = fields.optional("schedule", text().as(BackupShape::inUtc));
        var drill = fields.optional("drill", text().as(BackupShape::inUtc));
        return () -> new BackupTimes(
                backup.get().map(schedule -> schedule.in(zone.get())),
                drill.get().map(schedule -> schedule.in(zone.get())));
    }

    private static CronSchedule inUtc(String written) {
        return new CronSchedule(written, ZoneId.of("UTC"));
    }

    private static Shape<ZoneId> zone() {
        return oneOf(ZoneId.getAvailableZoneIds()).as(ZoneId::of);
    }

    private static Supplier<Proving> proving(Fields fields) {
        var upTo = fields.optional("prove-up-to", Sizes.bytes());
        var scratch = fields.optional("scratch", WrittenSecret.reference());
        return () -> new Proving(StoreShape.inBytes(upTo.get()), scratch.get());
    }

    private static Supplier<Keeping> keeping(Fields fields) {
        var spans = fields.optional("keep", spans(), Keeping.USUAL.spans());
        var bytes = fields.optional("keep-bytes", Sizes.bytes());
        var largest = fields.optional("largest", Sizes.bytes());
        return () -> new Keeping(spans.get(), StoreShape.inBytes(bytes.get()), StoreShape.inBytes(largest.get()));
    }

    private static Shape<Map<RetentionClass, Keeping.Span>> spans() {
        return record(fields -> {
            var read = new EnumMap<RetentionClass, Supplier<Keeping.Span>>(RetentionClass.class);
            for (var type : RetentionClass.values()) {
                var usual = Keeping.USUAL.of(type);
                read.put(type, fields.optional(type.name().toLowerCase(Locale.ROOT), span(usual), usual));
            }
            return () -> {
                var spans = new EnumMap<RetentionClass, Keeping.Span>(RetentionClass.class);
                read.forEach((type, span) -> spans.put(type, span.get()));
                return spans;
            };
        });
    }

    private static Shape<Keeping.Span> span(Keeping.Span usual) {
        return record(fields -> {
            var count = fields.optional("count", number(1, MOST_KEPT), usual.count());
            var age = fields.optional("age", duration(Duration.ofHours(1), Duration.ofDays(36_500)), usual.age());
            return () -> new Keeping.Span(count.get(), age.get());
        });
    }

    private static Supplier<RecoveryPolicy> recovery(Fields fields) {
        var usual = RecoveryPolicy.USUAL;
        var skip = fields.optional("may-skip", StoreShape.flag(), usual.maySkipBackup());
        var lock = fields.optional("max-lock", duration(Duration.ofMillis(1), Duration.ofDays(1)), usual.longestLock());
        var migration = fields.optional(
                "max-migration", duration(Duration.ofMillis(1), Duration.ofDays(7)), usual.longestMigration());
        var rows = fields.optional("lose-unasked", number(0, 999_999_999), (int) usual.rowsUnasked());
        var replaced = fields.optional(
                "keep-replaced", duration(Duration.ofMinutes(1), Duration.ofDays(3_650)), usual.replacedKept());
        return () -> new RecoveryPolicy(skip.get(), lock.get(), migration.get(), rows.get(), replaced.get());
    }
}

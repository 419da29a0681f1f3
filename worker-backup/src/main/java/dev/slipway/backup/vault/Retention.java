package dev.slipway.backup.vault;

import dev.slipway.release.backup.Keeping;
import dev.slipway.release.backup.RetentionClass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Decides which backups of a target may go. It looks at nothing but what it is given, and changes nothing. */
final class Retention {

    private final Keeping keeping;
    private final Map<BackupId, String> needed;
    private final Instant now;

    /** Whatever is needed says by whom, such as a live release or a rollback window. */
    Retention(Keeping keeping, Map<BackupId, String> needed, Instant now) {
        this.keeping = keeping;
        this.needed = Map.copyOf(needed);
        this.now = now;
    }

    List<Fate> of(List<Backup> all) {
        var newestFirst = all.stream()
                .sorted(Comparator.comparing(Backup::taken).reversed())
                .toList();
        var lastResort = lastResort(newestFirst);
        var seen = new EnumMap<RetentionClass, Integer>(RetentionClass.class);
        var fates = new ArrayList<Fate>();
        for (var backup : newestFirst) {
            var place = seen.merge(backup.manifest().kept(), 1, Integer::sum);
            fates.add(protection(backup, lastResort)
                    .<Fate>map(why -> new Fate.Stays(backup, why))
                    .orElseGet(() -> byItsClass(backup, place)));
        }
        keeping.bytes().ifPresent(most -> shrink(fates, most, lastResort));
        return fates;
    }

    /** The newest proven one; while none is proven, simply the newest. */
    private static Optional<Backup> lastResort(List<Backup> newestFirst) {
        return newestFirst.stream()
                .filter(Backup::isProven)
                .findFirst()
                .or(() -> newestFirst.stream().findFirst());
    }

    private Optional<String> protection(Backup backup, Optional<Backup> lastResort) {
        var pin = backup.pin();
        if (pin.isPresent()) {
            return Optional.of("pinned by " + pin.get().by() + ": " + pin.get().text());
        }
        var need = needed.get(backup.id());
        if (need != null) {
            return Optional.of("needed: " + need);
        }
        return lastResort
                .filter(backup::equals)
                .map(last -> last.isProven() ? "the last one that is proven" : "the newest, and none is proven");
    }

    private Fate byItsClass(Backup backup, int place) {
        var type = backup.manifest().kept();
        var name = type.name().toLowerCase(Locale.ROOT);
        var span = keeping.of(type);
        if (place > span.count()) {
            return new Fate.Goes(
                    backup, "number " + place + " of class " + name + ", of which " + span.count() + " are kept");
        }
        var age = Duration.between(backup.taken(), now);
        if (age.compareTo(span.age()) > 0) {
            return new Fate.Goes(backup, days(age) + " old, and class " + name + " is kept for " + days(span.age()));
        }
        return new Fate.Stays(backup, "number " + place + " of " + span.count() + " of class " + name);
    }

    /** The oldest go first until the rest fits; what is protected stays even if it does not. */
    private void shrink(List<Fate> fates, long most, Optional<Backup> lastResort) {
        var left = fates.stream()
                .filter(Fate.Stays.class::isInstance)
                .mapToLong(fate -> fate.backup().stored())
                .sum();
        for (var index = fates.size() - 1; index >= 0 && left > most; index--) {
            var backup = fates.get(index).backup();
            if (fates.get(index) instanceof Fate.Stays
                    && protection(backup, lastResort).isEmpty()) {
                fates.set(
                        index,
                        new Fate.Goes(
                                backup, "the target's backups take " + left + " bytes, and " + most + " are kept"));
                left -= backup.stored();
            }
        }
    }

    private static String days(Duration age) {
        return age.toDays() > 1 ? age.toDays() + " days" : age.toHours() + " hours";
    }
}

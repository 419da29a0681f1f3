package dev.slipway.backup;

import dev.slipway.backup.vault.Backup;
import dev.slipway.release.Target;
import dev.slipway.runtime.GiveUp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Puts the last proven backup back into an empty place and measures how long that takes, while nothing is burning. */
final class PractiseRestore {

    private static final int DIFFERENCES_NAMED = 5;

    private final Places places;
    private final ProveBackup prove;
    private final InstantSource clock;

    PractiseRestore(Places places, ProveBackup prove, InstantSource clock) {
        this.places = places;
        this.prove = prove;
        this.clock = clock;
    }

    Keeper.Drill practise(Target target, Onlooker onlooker) {
        return Trouble.told(() -> {
            try (var vault = places.vault(target)) {
                var backup = vault.list(target).backups().stream()
                        .filter(Backup::isProven)
                        .findFirst()
                        .orElseThrow(() -> new GiveUp(
                                "no-proven-backup",
                                "no backup of " + target
                                        + " is proven, so there is nothing to put back; `slipway backup"
                                        + " take` makes one",
                                "drill-failed"));
                var begun = clock.instant();
                var picture = BackupObjects.picture(backup, vault);
                try (var copy = prove.restore(target, vault, backup, picture, onlooker)) {
                    var recovery = Duration.between(begun, clock.instant());
                    var age = Duration.between(picture.moment().at(), begun);
                    var differences = copy.comparison().differences();
                    var statement = differences.isEmpty()
                            ? "backup " + backup.id() + " was back, row for row, after " + seconds(recovery)
                                    + "; what came in the " + seconds(age) + " since it was taken would be lost"
                            : "backup " + backup.id() + " does not come back as it was: "
                                    + String.join(
                                            "; ",
                                            differences.stream()
                                                    .limit(DIFFERENCES_NAMED)
                                                    .toList());
                    return new Keeper.Drill(
                            differences.isEmpty(),
                            statement,
                            Optional.of(backup.id().value()),
                            recovery,
                            age);
                }
            }
        });
    }

    private static String seconds(Duration length) {
        return length.toSeconds() < 600 ? length.toSeconds() + " s" : length.toMinutes() + " min";
    }
}

package dev.slipway.backup.vault;

import static dev.slipway.release.backup.RetentionClass.DAILY;
import static dev.slipway.release.backup.RetentionClass.DEPLOYMENT;
import static dev.slipway.release.backup.RetentionClass.MONTHLY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.backup.store.Stored;
import dev.slipway.release.backup.Keeping;
import dev.slipway.release.backup.Keeping.Span;
import dev.slipway.release.backup.RetentionClass;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Keeping KEEPING = new Keeping(
            Map.of(
                    DEPLOYMENT, new Span(3, Duration.ofDays(30)),
                    DAILY, new Span(7, Duration.ofDays(10)),
                    MONTHLY, new Span(12, Duration.ofDays(400))),
            OptionalLong.empty(),
            OptionalLong.empty());

    @Test
    void keeps_the_newest_of_each_class() {
        var fates = decide(
                backup("d1", DEPLOYMENT, 1).proven(),
                backup("d2", DEPLOYMENT, 2),
                backup("n1", DAILY, 3),
                backup("d3", DEPLOYMENT, 4),
                backup("d4", DEPLOYMENT, 5));

        assertThat(goes(fates)).containsExactly("d4: number 4 of class deployment, of which 3 are kept");
    }

    @Test
    void lets_go_what_is_older_than_its_class_is_kept() {
        var fates = decide(
                backup("n1", DAILY, 1).proven(),
                backup("n2", DAILY, 10),
                backup("n3", DAILY, 11),
                backup("m", MONTHLY, 11));

        assertThat(goes(fates)).containsExactly("n3: 11 days old, and class daily is kept for 10 days");
    }

    @Test
    void never_lets_the_last_proven_one_go() {
        var fates = decide(
                backup("new", DAILY, 1),
                backup("proven", DAILY, 100).proven(),
                backup("older", DAILY, 101).proven());

        assertThat(goes(fates)).singleElement().asString().startsWith("older");
        assertThat(stays(fates)).contains("proven: the last one that is proven");
    }

    @Test
    void does_not_take_one_for_proven_that_a_later_proof_has_failed_on() {
        var fates = decide(
                backup("refuted", DAILY, 99).proven().refuted(),
                backup("proven", DAILY, 100).proven());

        assertThat(stays(fates)).containsExactly("proven: the last one that is proven");
    }

    @Test
    void keeps_the_newest_while_none_is_proven() {
        var fates = decide(backup("new", DAILY, 100), backup("old", DAILY, 200));

        assertThat(stays(fates)).containsExactly("new: the newest, and none is proven");
        assertThat(goes(fates)).hasSize(1);
    }

    @Test
    void never_lets_a_pinned_one_go_until_it_is_unpinned() {
        var pinned = decide(
                backup("new", DAILY, 1).proven(), backup("old", DAILY, 200).pinned());
        var unpinned = decide(
                backup("new", DAILY, 1).proven(),
                backup("old", DAILY, 200).pinned().unpinned());

        assertThat(stays(pinned)).contains("old: pinned by Ada: the audit wants it");
        assertThat(goes(unpinned)).singleElement().asString().startsWith("old");
    }

    @Test
    void bk_006_never_lets_go_what_somebody_needs() {
        var backups = List.of(
                backup("new", DAILY, 1).proven().backup(),
                backup("live", DAILY, 200).backup());

        var fates = new Retention(KEEPING, Map.of(new BackupId("live"), "release 1.4 is live"), NOW).of(backups);

        assertThat(goes(fates)).isEmpty();
        assertThat(stays(fates)).contains("live: needed: release 1.4 is live");
    }

    @Test
    void lets_the_oldest_go_until_the_rest_fits() {
        var keeping = new Keeping(KEEPING.spans(), OptionalLong.of(250), OptionalLong.empty());
        var backups = List.of(
                backup("a", DAILY, 1).backup(),
                backup("b", DAILY, 2).proven().backup(),
                backup("c", DAILY, 3).backup(),
                backup("d", DAILY, 4).backup());

        var fates = new Retention(keeping, Map.of(), NOW).of(backups);

        assertThat(goes(fates))
                .containsExactly(
                        "c: the target's backups take 300 bytes, and 250 are kept",
                        "d: the target's backups take 400 bytes, and 250 are kept");
    }

    @Test
    void keeps_what_is_protected_even_if_it_does_not_fit() {
        var keeping = new Keeping(KEEPING.spans(), OptionalLong.of(50), OptionalLong.empty());
        var backups = List.of(
                backup("a", DAILY, 1).proven().backup(),
                backup("b", DAILY, 2).pinned().backup());

        assertThat(goes(new Retention(keeping, Map.of(), NOW).of(backups))).isEmpty();
    }

    @Test
    void keeps_what_was_made_by_a_clock_that_is_ahead() {
        assertThat(goes(decide(backup("ahead", DAILY, -3), backup("now", DAILY, 0))))
                .isEmpty();
    }

    @Test
    void has_nothing_to_say_about_nothing() {
        assertThat(decide()).isEmpty();
    }

    private static List<Fate> decide(Sample... samples) {
        var backups = List.of(samples).stream().map(Sample::backup).toList();
        return new Retention(KEEPING, Map.of(), NOW).of(backups);
    }

    private static List<String> goes(List<Fate> fates) {
        return fates.stream()
                .filter(Fate.Goes.class::isInstance)
                .map(RetentionTest::told)
                .toList();
    }

    private static List<String> stays(List<Fate> fates) {
        return fates.stream()
                .filter(Fate.Stays.class::isInstance)
                .map(RetentionTest::told)
                .toList();
    }

    private static String told(Fate fate) {
        return fate.backup().id() + ": " + fate.why();
    }

    private static Sample backup(String id, RetentionClass kept, int daysOld) {
        var taken = NOW.minus(Duration.ofDays(daysOld));
        var manifest = new Manifest(
                Manifest.FORMAT,
                id,
                "shop/production",
                new Source("7301/shop", "15.4"),
                taken,
                taken,
                kept,
                new Origin("r-1", "ci"),
                new Sealed("zstd", "none", null),
                Map.of(),
                List.of(new Entry("database.dump", 1_000, new Stored(100, "", List.of()))));
        return new Sample(new Backup(manifest, List.of()));
    }

    private record Sample(Backup backup) {

        Sample proven() {
            return with(Note.Kind.PROVEN, "restored and compared");
        }

        Sample refuted() {
            return with(Note.Kind.NOT_PROVEN, "table orders differs");
        }

        Sample pinned() {
            return with(Note.Kind.PINNED, "the audit wants it");
        }

        Sample unpinned() {
            return with(Note.Kind.UNPINNED, "the audit is over");
        }

        private Sample with(Note.Kind kind, String text) {
            var at = backup.taken().plusSeconds(backup.notes().size() + 1);
            var notes = new java.util.ArrayList<>(backup.notes());
            notes.add(new Note(kind, at, "Ada", text));
            return new Sample(new Backup(backup.manifest(), notes));
        }
    }
}

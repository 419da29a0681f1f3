package dev.slipway.backup.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.backup.seal.KeyRing;
import dev.slipway.backup.seal.SealException;
import dev.slipway.backup.store.StoreException;
import dev.slipway.release.Target;
import dev.slipway.release.backup.Keeping;
import dev.slipway.release.backup.RetentionClass;
import dev.slipway.testing.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VaultTest {

    private static final Target SHOP = Target.of("shop", "production");
    private static final String DUMP = "database.dump";
    private static final Map<String, String> FACTS = Map.of("tables", "12");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T12:00:00Z"));
    private final BucketInMemory bucket = new BucketInMemory(clock);
    private final Vault vault = vault(Sealer.under(ring("summer", 's')));

    @Test
    void gives_back_what_was_deposited() throws IOException {
        var backup = deposit("b-1", "create table orders");

        assertThat(text(vault, backup, DUMP)).isEqualTo("create table orders");
        assertThat(text(vault, backup, "globals.sql")).isEqualTo("create role shop");
        assertThat(bucket.keys()).noneMatch(key -> new String(bucket.bytes(key), UTF_8).contains("create"));
    }

    @Test
    void tells_everything_about_a_backup_that_it_finds_again() throws IOException {
        var taken = clock.instant();
        deposit("b-1", "create table orders");

        var found = vault.find(SHOP, new BackupId("b-1")).orElseThrow();

        assertThat(found).isEqualTo(vault.list(SHOP).backups().getFirst());
        assertThat(found.manifest()).satisfies(manifest -> {
            assertThat(manifest.id()).isEqualTo("b-1");
            assertThat(manifest.target()).isEqualTo("shop/production");
            assertThat(manifest.source()).isEqualTo(new Source("7301/shop", "15.4"));
            assertThat(manifest.started()).isEqualTo(taken);
            assertThat(manifest.kept()).isEqualTo(RetentionClass.DEPLOYMENT);
            assertThat(manifest.origin()).isEqualTo(new Origin("r-1", "ci"));
            assertThat(manifest.facts()).isEqualTo(FACTS);
            assertThat(manifest.sealed().cipher()).isEqualTo("AES256-GCM-HKDF-1MB");
            assertThat(manifest.objects())
                    .extracting(Entry::name, Entry::size)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple(DUMP, 19L),
                            org.assertj.core.groups.Tuple.tuple("globals.sql", 16L));
        });
        assertThat(vault.targets()).containsExactly(SHOP);
    }

    @Test
    void has_no_backup_before_it_is_finished() throws IOException {
        var deposit = vault.begin(order("b-1"), Sizes.expecting(0), Watcher.NOBODY);
        write(deposit, DUMP, "half of it");

        assertThat(vault.find(SHOP, new BackupId("b-1"))).isEmpty();
        assertThat(vault.list(SHOP).backups()).isEmpty();
        deposit.close();
        assertThat(bucket.keys()).isEmpty();
        assertThat(bucket.uploads()).isEmpty();
    }

    @Test
    void leaves_nothing_of_an_object_that_was_not_written_to_its_end() throws IOException {
        try (var deposit = vault.begin(order("b-1"), Sizes.expecting(0), Watcher.NOBODY)) {
            deposit.large(DUMP).write(new byte[5_000_000]);
        }

        assertThat(bucket.keys()).isEmpty();
        assertThat(bucket.uploads()).isEmpty();
    }

    @Test
    void does_not_finish_with_an_object_that_is_not_complete() throws IOException {
        try (var deposit = vault.begin(order("b-1"), Sizes.expecting(0), Watcher.NOBODY)) {
            deposit.large(DUMP).write(1);

            assertThatThrownBy(() -> deposit.finish(FACTS))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("not complete");
        }
        assertThat(bucket.keys()).isEmpty();
    }

    @Test
    void begins_again_what_a_killed_process_has_left() throws IOException {
        var killed = vault.begin(order("b-1"), Sizes.expecting(0), Watcher.NOBODY);
        write(killed, "globals.sql", "create role shop");
        killed.large(DUMP).write(new byte[5_000_000]);

        var backup = deposit("b-1", "all of it");

        assertThat(text(vault, backup, DUMP)).isEqualTo("all of it");
        assertThat(bucket.uploads()).isEmpty();
        assertThat(bucket.keys()).hasSize(3);
    }

    @Test
    void does_not_let_a_process_that_was_taken_for_dead_go_on() throws IOException {
        var frozen = vault.begin(order("b-1"), Sizes.expecting(0), Watcher.NOBODY);
        var object = frozen.large(DUMP);
        object.write(1);
        deposit("b-1", "all of it");

        assertThatThrownBy(object::close).isInstanceOf(StoreException.Abandoned.class);
    }

    @Test
    void lets_the_first_of_two_win_that_finish_the_same_backup() throws IOException {
        var slow = vault.begin(order("b-1"), Sizes.expecting(0), Watcher.NOBODY);
        write(slow, DUMP, "by the slow one");
        bucket.beforePut(() -> {
            try {
                deposit("b-1", "by the fast one");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });

        var backup = slow.finish(FACTS);

        assertThat(text(vault, backup, DUMP)).isEqualTo("by the fast one");
        assertThat(bucket.keys()).hasSize(3);
    }

    @Test
    void does_not_begin_what_is_finished() throws IOException {
        deposit("b-1", "all of it");

        assertThatThrownBy(() -> vault.begin(order("b-1"), Sizes.expecting(0), Watcher.NOBODY))
                .hasMessageContaining("backup b-1 of shop/production exists already");
    }

    @Test
    void bk_007_stops_a_backup_that_grows_beyond_its_limit() throws IOException {
        var sizes = new Sizes(10, OptionalLong.of(1_000_000), OptionalLong.empty());
        try (var deposit = vault.begin(order("b-1"), sizes, Watcher.NOBODY)) {
            var object = deposit.large(DUMP);

            assertThatThrownBy(() -> object.write(random(3_000_000)))
                    .isInstanceOf(OverLimitException.class)
                    .hasMessageContaining("backup b-1 has grown to ")
                    .hasMessageContaining("1000000 are allowed; raise `largest`");
        }
        assertThat(bucket.keys()).isEmpty();
    }

    @Test
    void refuses_at_once_what_will_be_too_large_going_by_the_last_one() throws IOException {
        deposit("b-1", "x".repeat(1_000_000));
        var sizes = new Sizes(100_000_000_000L, OptionalLong.of(1_000_000), OptionalLong.empty());

        assertThatThrownBy(() -> vault.begin(order("b-2"), sizes, Watcher.NOBODY))
                .isInstanceOf(OverLimitException.class)
                .hasMessageContaining("backup b-2 is expected to take ")
                .hasMessageContaining("1000000 are allowed");
        vault.begin(
                        order("b-3"),
                        new Sizes(2_000_000, OptionalLong.of(1_000_000), OptionalLong.empty()),
                        Watcher.NOBODY)
                .close();
    }

    @Test
    void counts_what_others_have_stored_for_the_quota() throws IOException {
        deposit("b-1", "x".repeat(100));
        var sizes = new Sizes(100, OptionalLong.empty(), OptionalLong.of(vault.used() + 10));

        assertThatThrownBy(() -> vault.begin(order("b-2"), sizes, Watcher.NOBODY))
                .isInstanceOf(OverLimitException.class)
                .hasMessageContaining("others take " + vault.used())
                .hasMessageContaining("prune backups or raise `quota`");
    }

    @Test
    void tells_how_far_it_has_come_and_stops_when_the_watcher_throws() throws IOException {
        var seen = new ArrayList<Progress>();
        Watcher watcher = progress -> {
            clock.advance(Duration.ofSeconds(1));
            seen.add(progress);
            if (seen.size() == 3) {
                throw new IllegalStateException("cancelled");
            }
        };
        try (var deposit = vault.begin(order("b-1"), Sizes.expecting(0), watcher)) {
            var object = deposit.large(DUMP);
            var block = random(5_000_000);
            object.write(block);
            object.write(block);

            assertThatThrownBy(() -> object.write(block)).hasMessage("cancelled");
        }
        assertThat(seen).extracting(Progress::plain).containsExactly(5_000_000L, 10_000_000L, 15_000_000L);
        assertThat(seen.get(1).since()).isEqualTo(Duration.ofSeconds(1));
        assertThat(seen.get(1).bytesPerSecond()).isEqualTo(10_000_000L);
        assertThat(seen.get(1).sealed()).isBetween(4_000_000L, 10_100_000L);
        assertThat(bucket.keys()).isEmpty();
    }

    @Test
    void keeps_notes_beside_a_backup() throws IOException {
        var id = deposit("b-1", "all of it").id();
        vault.note(SHOP, id, note(Note.Kind.NOT_PROVEN, "table orders differs"));
        clock.advance(Duration.ofMinutes(1));
        vault.note(SHOP, id, note(Note.Kind.PROVEN, "restored and compared"));
        vault.note(SHOP, id, note(Note.Kind.PINNED, "the audit wants it"));

        var found = vault.find(SHOP, id).orElseThrow();

        assertThat(found.isProven()).isTrue();
        assertThat(found.proof().orElseThrow().text()).isEqualTo("restored and compared");
        assertThat(found.pin().orElseThrow().by()).isEqualTo("Ada");
        assertThatThrownBy(() -> vault.note(SHOP, new BackupId("b-2"), note(Note.Kind.PINNED, "")))
                .hasMessageContaining("there is no backup b-2");
    }

    @Test
    void removes_what_the_plan_says_and_nothing_else() throws IOException {
        var old = deposit("old", "long ago").id();
        clock.advance(Duration.ofDays(50));
        var recent = deposit("recent", "just now").id();
        vault.note(SHOP, recent, note(Note.Kind.PROVEN, "restored and compared"));

        var plan = vault.plan(SHOP, Keeping.USUAL, Map.of());

        assertThat(plan.goes()).extracting(fate -> fate.backup().id()).containsExactly(old);
        assertThat(plan.freed()).isPositive();
        assertThat(vault.list(SHOP).backups()).hasSize(2);
        assertThat(vault.prune(plan)).isEqualTo(plan.goes());
        assertThat(vault.list(SHOP).backups()).extracting(Backup::id).containsExactly(recent);
        assertThat(bucket.keys()).allMatch(key -> key.startsWith("backups/shop/production/recent/"));
    }

    @Test
    void keeps_what_was_pinned_after_the_plan_was_made() throws IOException {
        var old = deposit("old", "long ago").id();
        clock.advance(Duration.ofDays(50));
        deposit("recent", "just now");
        var plan = vault.plan(SHOP, Keeping.USUAL, Map.of());
        vault.note(SHOP, old, note(Note.Kind.PINNED, "the audit wants it"));

        assertThat(vault.prune(plan)).isEmpty();
        assertThat(vault.find(SHOP, old)).isPresent();
    }

    @Test
    void sweeps_what_nobody_goes_on_with_and_no_backup() throws IOException {
        var finished = deposit("finished", "all of it").id();
        var killed = vault.begin(order("killed"), Sizes.expecting(0), Watcher.NOBODY);
        write(killed, "globals.sql", "create role shop");
        killed.large(DUMP).write(1);
        clock.advance(Duration.ofHours(20));

        assertThat(vault.sweep(Duration.ofDays(1))).isEmpty();
        clock.advance(Duration.ofHours(5));
        assertThat(vault.sweep(Duration.ofDays(1))).hasSize(2).allMatch(key -> key.contains("/killed/"));
        assertThat(vault.find(SHOP, finished)).isPresent();
    }

    @Test
    void discards_what_was_given_up_and_no_backup() throws IOException {
        write(vault.begin(order("b-1"), Sizes.expecting(0), Watcher.NOBODY), "globals.sql", "create role shop");
        var finished = deposit("b-2", "all of it").id();

        vault.discard(SHOP, new BackupId("b-1"));
        vault.discard(SHOP, finished);

        assertThat(bucket.keys()).allMatch(key -> key.contains("/b-2/")).hasSize(3);
    }

    @Test
    void opens_backups_of_before_after_the_key_was_changed() throws IOException {
        var backup = deposit("b-1", "all of it");
        var object = bucket.keys().stream()
                .filter(key -> key.contains(DUMP))
                .findFirst()
                .orElseThrow();
        var before = bucket.bytes(object);
        var both = KeyRing.of("winter", Map.of("summer", key('s'), "winter", key('w')));

        var rotated = new KeyRotation(bucket, both).of(SHOP);

        assertThat(rotated).containsExactly(new Rotated.Rewritten(backup.id(), "summer", "winter"));
        assertThat(bucket.bytes(object)).isEqualTo(before);
        var later = vault(Sealer.under(ring("winter", 'w')));
        assertThat(text(later, later.find(SHOP, backup.id()).orElseThrow(), DUMP))
                .isEqualTo("all of it");
        assertThat(new KeyRotation(bucket, both).of(SHOP))
                .containsExactly(new Rotated.Left(backup.id(), "it is under winter already"));
    }

    @Test
    void says_for_which_backup_the_old_key_is_missing() throws IOException {
        var backup = deposit("b-1", "all of it");

        assertThat(new KeyRotation(bucket, ring("winter", 'w')).of(SHOP))
                .singleElement()
                .isInstanceOfSatisfying(Rotated.Failed.class, failed -> {
                    assertThat(failed.backup()).isEqualTo(backup.id());
                    assertThat(failed.reason()).contains("`summer`");
                });
    }

    @Test
    void refuses_an_object_of_another_backup_in_its_place() throws IOException {
        var ours = deposit("b-1", "ours");
        var other = deposit("b-2", "theirs");
        var from = other.object(DUMP).stored().pieces().getFirst().key();
        var to = ours.object(DUMP).stored().pieces().getFirst().key();
        bucket.set(to, bucket.bytes(from));

        assertThatThrownBy(() -> text(vault, ours, DUMP)).isInstanceOf(SealException.Broken.class);
    }

    @Test
    void refuses_a_manifest_of_another_backup_in_its_place() throws IOException {
        deposit("b-1", "ours");
        bucket.rename("backups/shop/production/b-1/manifest.json", "backups/shop/production/b-9/manifest.json");

        var listing = vault.list(SHOP);

        assertThat(listing.backups()).isEmpty();
        assertThat(listing.unreadable()).singleElement().satisfies(unreadable -> {
            assertThat(unreadable.id()).isEqualTo("b-9");
            assertThat(unreadable.reason()).contains("says that it is backup b-1 of shop/production");
        });
    }

    @Test
    void lists_the_others_when_one_manifest_cannot_be_read() throws IOException {
        var whole = deposit("b-1", "ours").id();
        bucket.set("backups/shop/production/b-2/manifest.json", "{\"format\": 1, \"id\"".getBytes(UTF_8));
        bucket.set("backups/shop/production/b-3/manifest.json", "{\"format\": 2}".getBytes(UTF_8));
        bucket.set("backups/shop/production/b-4/manifest.json", "{\"format\": 1}".getBytes(UTF_8));

        var listing = vault.list(SHOP);

        assertThat(listing.backups()).extracting(Backup::id).containsExactly(whole);
        assertThat(listing.unreadable()).extracting(Listing.Unreadable::id).containsExactly("b-2", "b-3", "b-4");
        assertThat(listing.unreadable().get(1).reason()).contains("format 2");
        assertThat(vault.plan(SHOP, Keeping.USUAL, Map.of()).goes()).isEmpty();
    }

    @Test
    void encrypts_nothing_only_where_that_was_said() throws IOException {
        var clear = vault(Sealer.inTheClear());
        var deposit = clear.begin(order("b-1"), Sizes.expecting(0), Watcher.NOBODY);
        write(deposit, DUMP, "all of it");
        var backup = deposit.finish(FACTS);

        assertThat(backup.manifest().sealed()).isEqualTo(new Sealed("zstd", "none", null));
        assertThat(text(clear, backup, DUMP)).isEqualTo("all of it");
        assertThatThrownBy(() -> text(vault, backup, DUMP))
                .isInstanceOf(SealException.NoKey.class)
                .hasMessageContaining("is not encrypted");
    }

    @Test
    void opens_encrypted_backups_of_before_with_their_key_where_none_is_wanted_any_more() throws IOException {
        var backup = deposit("b-1", "all of it");

        assertThat(text(vault(Sealer.inTheClear(ring("summer", 's'))), backup, DUMP))
                .isEqualTo("all of it");
        assertThatThrownBy(() -> text(vault(Sealer.inTheClear()), backup, DUMP))
                .isInstanceOf(SealException.NoKey.class)
                .hasMessageContaining("no key is configured");
    }

    @Test
    void refuses_to_promise_a_lock_that_the_bucket_does_not_have() {
        var locking = new Vault(bucket, Sealer.inTheClear(), Optional.of(Duration.ofDays(30)), clock);

        assertThatThrownBy(() -> locking.begin(order("b-1"), Sizes.expecting(0), Watcher.NOBODY))
                .isInstanceOf(StoreException.Refused.class)
                .hasMessageContaining("30 days")
                .hasMessageContaining("no object lock");
        bucket.lockable();
        locking.begin(order("b-1"), Sizes.expecting(0), Watcher.NOBODY).close();
    }

    private Backup deposit(String id, String dump) throws IOException {
        try (var deposit = vault.begin(order(id), Sizes.expecting(1_000), Watcher.NOBODY)) {
            write(deposit, DUMP, dump);
            write(deposit, "globals.sql", "create role shop");
            return deposit.finish(FACTS);
        }
    }

    private static void write(Deposit deposit, String name, String text) throws IOException {
        try (var out = deposit.small(name)) {
            out.write(text.getBytes(UTF_8));
        }
    }

    private static String text(Vault vault, Backup backup, String object) throws IOException {
        try (var in = vault.open(backup, object)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private Note note(Note.Kind kind, String text) {
        return new Note(kind, clock.instant(), "Ada", text);
    }

    private Vault vault(Sealer sealer) {
        return new Vault(bucket, sealer, Optional.empty(), clock);
    }

    private static Order order(String id) {
        return new Order(
                SHOP,
                new BackupId(id),
                new Source("7301/shop", "15.4"),
                RetentionClass.DEPLOYMENT,
                new Origin("r-1", "ci"));
    }

    private static KeyRing ring(String name, char of) {
        return KeyRing.of(name, Map.of(name, key(of)));
    }

    private static String key(char of) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) of);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}

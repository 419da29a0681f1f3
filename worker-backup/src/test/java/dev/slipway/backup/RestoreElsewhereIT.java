package dev.slipway.backup;

import static dev.slipway.backup.postgres.SampleServers.ask;
import static dev.slipway.backup.postgres.SampleServers.execute;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.backup.postgres.ByteProgress;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.SampleServers;
import dev.slipway.backup.vault.Backup;
import dev.slipway.backup.vault.BackupId;
import dev.slipway.backup.vault.BucketInMemory;
import dev.slipway.backup.vault.Order;
import dev.slipway.backup.vault.Origin;
import dev.slipway.backup.vault.Sealer;
import dev.slipway.backup.vault.Sizes;
import dev.slipway.backup.vault.Source;
import dev.slipway.backup.vault.Vault;
import dev.slipway.backup.vault.Watcher;
import dev.slipway.migrations.database.DatabaseUrl;
import dev.slipway.migrations.scratch.ScratchDatabase;
import dev.slipway.release.Target;
import dev.slipway.release.backup.RetentionClass;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestoreElsewhereIT {

    private static final Target SHOP = Target.parse("shop/production");

    private final Vault vault = new Vault(
            new BucketInMemory(InstantSource.system()), Sealer.inTheClear(), Optional.empty(), InstantSource.system());

    private ScratchDatabase place;
    private Backup backup;

    @BeforeEach
    void backedUpShop() throws Exception {
        var shop = SampleServers.original();
        execute(shop.owner(), """
                create table customer (id int generated always as identity primary key, name text not null);
                insert into customer (name) select 'name ' || i from generate_series(1, 100) i;
                create function lowered(text) returns text immutable language sql as 'select pg_catalog.lower($1)';
                create index on customer (lowered(name));""");
        backup = stored(shop);
        place = SampleServers.original();
    }

    @Test
    void one_who_is_no_superuser_restores_into_a_database_of_its_own() throws Exception {
        var restored = restore(DatabaseUrl.of(place.owner()));

        assertThat(restored.original().contents().rows()).isEqualTo(100);
        assertThat(restored.comparison().differences())
                .allSatisfy(difference -> assertThat(difference).containsIgnoringCase("owner"));
        assertThat(ask(place.owner(), "select count(*) from customer")).containsExactly("100");
        assertThat(ask(place.owner(), "select distinct tableowner from pg_tables where schemaname = 'public'"))
                .containsExactly(place.owner().user());
    }

    @Test
    void a_superuser_lends_the_place_to_a_role_that_is_gone_afterwards() throws Exception {
        var roles = ask(place.superuser(), "select rolname from pg_roles");

        var restored = restore(DatabaseUrl.of(place.superuser()));

        assertThat(restored.comparison().differences()).isEmpty();
        assertThat(ask(place.superuser(), "select rolname from pg_roles where rolname ~ '^slipway_[0-9a-f]{32}$'"))
                .isEmpty();
        assertThat(ask(place.superuser(), "select rolname from pg_roles order by 1"))
                .containsAll(roles);
        assertThat(ask(
                        place.superuser(),
                        "select pg_get_userbyid(datdba) from pg_database where datname = current_database()"))
                .containsExactly(place.owner().user());
    }

    @Test
    void a_place_where_something_is_already_is_left_alone() {
        execute(place.owner(), "create table mine (id int); insert into mine values (1)");

        assertThatThrownBy(() -> restore(DatabaseUrl.of(place.owner())))
                .isInstanceOf(PostgresTrouble.class)
                .hasMessageContaining("is not empty");
        assertThat(ask(place.owner(), "select id from mine")).containsExactly("1");
    }

    private RestoreElsewhere.Restored restore(DatabaseUrl into) throws Exception {
        return new RestoreElsewhere(vault, System.getenv()).restore(backup, into, ByteProgress.NOBODY);
    }

    private Backup stored(ScratchDatabase shop) throws Exception {
        var order = new Order(
                SHOP,
                new BackupId("b-1"),
                new Source("shop", "PostgreSQL"),
                RetentionClass.DEPLOYMENT,
                new Origin("r-1", "ci"));
        try (var deposit = vault.begin(order, Sizes.expecting(1 << 20), Watcher.NOBODY)) {
            var out = deposit.large(BackupObjects.DUMP);
            var taken = SampleServers.dump(shop.superuser()).writeTo(out, ByteProgress.NOBODY);
            out.close();
            try (var picture = deposit.small(BackupObjects.PICTURE)) {
                picture.write(taken.picture().json().getBytes(UTF_8));
            }
            return deposit.finish(Map.of());
        }
    }
}

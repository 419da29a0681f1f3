package dev.slipway.backup.proof;

import static dev.slipway.backup.postgres.SampleServers.ask;
import static dev.slipway.backup.postgres.SampleServers.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.backup.fingerprint.DatabasePicture;
import dev.slipway.backup.postgres.ByteProgress;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.SampleServers;
import dev.slipway.migrations.database.DatabaseUrl;
import dev.slipway.migrations.scratch.Login;
import dev.slipway.migrations.scratch.ScratchDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProofIT {

    private static final long ROOM = 10L << 30;

    private ScratchDatabase database;

    private record Backup(DatabasePicture picture, byte[] bytes) {}

    @BeforeEach
    void freshDatabase() {
        database = SampleServers.original();
    }

    @Test
    void a_copy_of_everything_that_postgresql_can_hold_is_equal() throws Exception {
        execute(database.superuser(), """
                create role reader; create role "Od d";
                create extension pgcrypto; create extension pg_trgm; create schema ext; create extension "uuid-ossp" schema ext;
                comment on extension pgcrypto is 'ours';
                create schema "Ünï cödé" authorization "Od d";
                grant usage on schema "Ünï cödé" to reader;
                create type mood as enum ('sad', 'happy');
                create domain positive as int check (value > 0);
                create type pair as (a int, b text);
                create table "Ünï cödé"."a ""quoted"" table; drop" ("c d" text, "ж" text);
                insert into "Ünï cödé"."a ""quoted"" table; drop" values ('x;y', null), (E'\\\\N', E'\\t\\n'), ('', '💥');
                alter table "Ünï cödé"."a ""quoted"" table; drop" owner to "Od d";
                create table things (id bigint generated always as identity primary key, m mood, p positive, q pair, a int[],
                  f float8, r real, n numeric, j json, jb jsonb, b bytea, at timestamptz, i interval, mo money, ts tsvector, u uuid,
                  twice numeric generated always as (n * 2) stored, bits bit(3), ip inet, x xml, rg int4range);
                insert into things (m, p, q, a, f, r, n, j, jb, b, at, i, mo, u, ip, rg) select 'happy', n, row(n, 'b')::pair,
                  array[n, null], random() * 1e300, 0.1, n / 3.0, '{"a" : 1}', '{"a": [1, null]}', sha256(n::text::bytea),
                  now() + n * interval '1.000001 s', n * interval '1 mon 1.5 s', n, ext.uuid_generate_v4(), '10.0.0.1', '[1,5)'
                  from generate_series(1, 500) n;
                """);
        execute(database.superuser(), """
                create table egg (id int primary key, hen int); create table hen (id int primary key, egg int references egg);
                insert into egg values (1, 1); insert into hen values (1, 1);
                alter table egg add foreign key (hen) references hen deferrable initially deferred;
                create table parted (id int, at date) partition by range (at);
                create table parted_1 partition of parted for values from ('2024-01-01') to ('2025-01-01');
                create table parted_rest partition of parted default;
                insert into parted select n, date '2024-06-01' + n * 10 from generate_series(1, 100) n;
                create table base (id int); create table heir (more int) inherits (base);
                insert into base values (1); insert into heir values (2, 3);
                create table nothing (); insert into nothing default values;
                create table secret (id int); insert into secret values (1), (2);
                alter table secret enable row level security; create policy mine on secret to reader using (id = 1);
                create function touched() returns trigger language plpgsql as 'begin new.id := new.id + 1000; return new; end';
                create trigger touches before insert on secret for each row execute function touched();
                create view looked as select id from things; create materialized view kept as select m, count(*) from things group by m;
                create materialized view empty as select 1 as one with no data;
                create unlogged table quick (id int); insert into quick values (1);
                create sequence loose increment -3; select nextval('loose');
                create sequence untouched start 42; select setval('untouched', 77, false);
                grant select on things to reader; grant update (m) on things to reader;
                alter default privileges for role "Od d" grant select on tables to reader;
                create publication everything for all tables;
                create function watch() returns event_trigger language plpgsql as 'begin end';
                create event trigger watching on ddl_command_end execute function watch();
                select lo_from_bytea(4711, decode(repeat('00ff', 700000), 'hex')), lo_create(4712), lo_from_bytea(4713, '');
                select lo_put(4712, 5000000, 'far out');
                """);

        try (var copy = prove(backup())) {
            assertThat(copy.comparison().differences()).isEmpty();
            assertThat(copy.comparison().remarks()).isEmpty();
            assertThat(copy.picture().contents().largeObjects().count()).isEqualTo(3);
            assertThat(ask(copy.database().owner(), "select rolsuper::text from pg_roles where rolname = current_user"))
                    .containsExactly("false");
        }
    }

    @Test
    void nothing_of_a_dump_runs_with_power_while_its_copy_is_read() throws Exception {
        execute(database.owner(), """
                create table a (id int); insert into a values (1);
                create function sly(int) returns int immutable language plpgsql as $$
                  begin
                    if (select rolsuper from pg_roles where rolname = current_user) then
                      raise exception 'a superuser has run this';
                    end if;
                    return 1;
                  end $$;
                create index on a ((sly(1) + id));""");
        var bytes = new ByteArrayOutputStream();
        var taken = SampleServers.dump(database.owner()).writeTo(bytes, ByteProgress.NOBODY);

        try (var copy = new Proof(new ConfiguredServer(SampleServers.copies()), SampleServers.tools(), ROOM)
                .of(taken.picture(), new ByteArrayInputStream(bytes.toByteArray()), ByteProgress.NOBODY)) {
            assertThat(copy.comparison().differences()).isEmpty();
            assertThat(ask(
                            copy.database().superuser(),
                            "select rolname from pg_roles where rolname ~ '^slipway_reader'"))
                    .isEmpty();
        }
    }

    @Test
    void a_server_for_copies_is_not_used_in_the_clear_where_its_address_says_otherwise() throws Exception {
        var picture = backup().picture();
        var copies = SampleServers.copies();
        var secured = DatabaseUrl.parse("postgresql://%s:%s@%s:%d/postgres?sslmode=require"
                        .formatted(copies.user(), copies.password(), copies.host(), copies.port()))
                .login();

        assertThatThrownBy(() -> new ConfiguredServer(secured).prepare(picture))
                .isInstanceOf(PostgresTrouble.class)
                .hasMessageContaining("SSL");
    }

    @Test
    void an_empty_database_is_proven_too() throws Exception {
        execute(database.superuser(), "drop schema public");

        try (var copy = prove(backup())) {
            assertThat(copy.comparison().differences()).isEmpty();
            assertThat(copy.picture().contents().tables()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update a set x = 'other' where id = 7            | public.a: of 100 rows not all have the same content, look at x
            delete from a where id = 7                       | public.a: 100 rows in the original, 99 rows in the copy
            insert into a (x) values ('v')                   | public.a: 100 rows in the original, 101 rows in the copy
            drop table a                                     | public.a is missing in the copy, with 100 rows
            create table b (id int)                          | public.b is in the copy, with 0 rows, and not in the original
            select setval('a_id_seq', 50)                    | sequence public.a_id_seq stood at 100 and stands at 50 in the copy
            alter table a add check (id > 0) not valid       | NOT VALID
            alter table a alter x set default 'y'            | column public.a.x: text → text default 'y'
            create index on a (x)                            | CREATE INDEX a_x_idx
            select lo_from_bytea(815, 'x')                   | large objects: 0 of 0 bytes in the original, 1 of 1 bytes in the copy
            update a set x = case id when 1 then 'v2' when 2 then 'v1' else x end | values stand in other rows
            """)
    void whatever_a_doctored_dump_has_otherwise_is_named(String doctoring, String words) throws Exception {
        execute(database.owner(), """
                create table a (id int generated always as identity, x text);
                insert into a (x) select 'v' || n from generate_series(1, 100) n;""");
        var picture = backup().picture();
        execute(database.owner(), doctoring);

        try (var copy = proof().of(picture, stream(backup()), ByteProgress.NOBODY)) {
            assertThat(copy.comparison().isEqual()).isFalse();
            assertThat(String.join("\n", copy.comparison().differences())).contains(words);
        }
    }

    @Test
    void a_copy_that_is_taken_while_others_write_is_that_of_one_moment() throws Exception {
        execute(database.owner(), """
                create table a (id bigserial, x text); insert into a (x) select 'v' || n from generate_series(1, 50000) n""");
        var going = new AtomicBoolean(true);
        var writer = Thread.ofVirtual().start(() -> {
            while (going.get()) {
                execute(database.owner(), """
                        insert into a (x) select 'w' || n from generate_series(1, 20) n; update a set x = x || '!' where id % 1000 = 7;
                        delete from a where id % 1000 = 8""");
            }
        });
        try {
            for (int round = 0; round < 3; round++) {
                try (var copy = prove(backup())) {
                    assertThat(copy.comparison().differences()).isEmpty();
                }
            }
        } finally {
            going.set(false);
            writer.join();
        }
    }

    @Test
    void two_thousand_tables_are_compared() throws Exception {
        execute(
                database.owner(),
                IntStream.rangeClosed(1, 2000)
                        .mapToObj(
                                n -> "create table t%d (id int primary key, x text); insert into t%d values (%d, 'x');"
                                        .formatted(n, n, n))
                        .collect(Collectors.joining()));

        try (var copy = prove(backup())) {
            assertThat(copy.comparison().differences()).isEmpty();
            assertThat(copy.picture().contents().rows()).isEqualTo(2000);
        }
    }

    @Test
    void a_materialised_view_that_was_stale_is_no_difference() throws Exception {
        execute(database.owner(), """
                create table a (id int); create materialized view m as select id from a; insert into a values (1)""");

        try (var copy = prove(backup())) {
            assertThat(copy.comparison().differences()).isEmpty();
            assertThat(copy.comparison().remarks())
                    .containsExactly("public.m is computed anew by a restore: it had 0 rows and has 1 row now");
        }
    }

    @Test
    void code_within_a_dump_has_no_power_over_the_server() throws Exception {
        execute(database.superuser(), """
                create table a (id int);
                create function evil(int) returns int immutable language plpgsql as
                  'begin if (select rolsuper from pg_roles where rolname = current_user) and current_database() like ''slipway_copy%'' then
                     create table public.owned as select 1; end if; return $1; end';
                insert into a values (1); create index on a (evil(id)); grant select on a to pg_execute_server_program;""");

        try (var copy = prove(backup())) {
            assertThat(copy.comparison().differences()).isEmpty();
            assertThatThrownBy(() -> execute(copy.database().owner(), "copy a to program 'cat'"))
                    .rootCause()
                    .hasMessageContaining("pg_execute_server_program");
        }
    }

    @Test
    void a_truncated_or_foreign_stream_is_never_proven() throws Exception {
        execute(database.owner(), "create table a as select n, repeat('x', 500) from generate_series(1, 5000) n");
        var whole = backup();
        var half = new Backup(whole.picture(), java.util.Arrays.copyOf(whole.bytes(), whole.bytes().length / 2));

        try (var copy = prove(half)) {
            assertThat(String.join("\n", copy.comparison().differences()))
                    .contains("public.a: 5000 rows in the original, 0 rows in the copy", "pg_restore said");
        }
        var foreign = new Backup(
                whole.picture(), "no dump at all, whatever it may be".repeat(10).getBytes());
        assertThatThrownBy(() -> prove(foreign))
                .isInstanceOf(PostgresTrouble.class)
                .hasMessageContaining("no dump that pg_restore can read");
    }

    @Test
    void a_stream_that_breaks_ends_the_proof_and_wipes_the_copy() throws Exception {
        execute(database.owner(), "create table a as select n, repeat('x', 500) from generate_series(1, 5000) n");
        var backup = backup();
        var broken = new InputStream() {
            private final InputStream good = new ByteArrayInputStream(backup.bytes(), 0, 300_000);

            @Override
            public int read() throws IOException {
                throw new IOException("the seal is broken");
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int read = good.read(bytes, from, length);
                return read < 0 ? read() : read;
            }
        };
        var before = copies();

        assertThatThrownBy(() -> proof().of(backup.picture(), broken, ByteProgress.NOBODY))
                .isInstanceOf(IOException.class)
                .hasMessage("the seal is broken");
        assertThat(copies()).isEqualTo(before);
    }

    @Test
    void a_copy_that_grows_too_large_is_given_up() throws Exception {
        execute(
                database.owner(),
                "create table a as select n, repeat(md5(n::text), 50) from generate_series(1, 60000) n");
        var backup = backup();
        var small = new Proof(new ConfiguredServer(SampleServers.copies()), SampleServers.tools(), 20L << 20);

        assertThatThrownBy(() -> small.of(backup.picture(), stream(backup), ByteProgress.NOBODY))
                .isInstanceOfSatisfying(
                        PostgresTrouble.class,
                        trouble -> assertThat(trouble.kind()).isEqualTo(PostgresTrouble.Kind.DISK))
                .hasMessageContaining("may take 20 MB");
    }

    @Test
    void a_server_of_its_own_is_gone_with_the_copy() throws Exception {
        execute(database.owner(), "create table a as select 1 as one");
        var backup = backup();
        Login login;
        try (var copy = new Proof(
                        new OwnServer(Path.of(System.getProperty("java.io.tmpdir"))), SampleServers.tools(), ROOM)
                .of(backup.picture(), stream(backup), ByteProgress.NOBODY)) {
            assertThat(copy.comparison().isEqual()).isTrue();
            login = copy.database().owner();
            assertThat(ask(login, "select one from a")).containsExactly("1");
        }
        assertThatThrownBy(() -> ask(login, "select 1")).rootCause().hasMessageContaining("No such file");
    }

    @Test
    void a_copy_whose_maker_died_goes_when_the_next_one_is_made_and_one_that_somebody_works_on_stays()
            throws Exception {
        execute(database.owner(), "create table a as select 1 as one");
        var backup = backup();
        var left = "slipway_copy_" + "0".repeat(32);
        execute(SampleServers.copies(), "create role " + left);
        execute(SampleServers.copies(), "create database " + left + " owner " + left);

        try (var first = prove(backup)) {
            assertThat(ask(SampleServers.copies(), "select datname from pg_database"))
                    .doesNotContain(left);
            assertThat(ask(SampleServers.copies(), "select rolname from pg_roles"))
                    .doesNotContain(left);
            try (var second = prove(backup)) {
                assertThat(second.comparison().isEqual()).isTrue();
            }
            assertThat(ask(first.database().owner(), "select one from a")).containsExactly("1");
        }
    }

    @Test
    void a_copy_that_will_not_fit_is_not_begun() throws Exception {
        var backup = backup();
        var huge = DatabasePicture.of(backup.picture().json().replaceAll("\"size\":\\d+", "\"size\":" + (1L << 60)));

        assertThatThrownBy(() -> new Proof(
                                new OwnServer(Path.of(System.getProperty("java.io.tmpdir"))),
                                SampleServers.tools(),
                                ROOM)
                        .of(huge, stream(backup), ByteProgress.NOBODY))
                .isInstanceOf(PostgresTrouble.class)
                .hasMessageContaining("does not fit");
    }

    @Test
    void an_extension_that_nobody_has_is_told_before_anything_is_restored() throws Exception {
        var backup = backup();
        var json = backup.picture().json().replace("\"plpgsql\",\"version\"", "\"postgis\",\"version\"");

        assertThatThrownBy(() -> prove(new Backup(DatabasePicture.of(json), backup.bytes())))
                .isInstanceOf(PostgresTrouble.class)
                .hasMessageContaining("the extension postgis");
    }

    private Backup backup() throws Exception {
        var bytes = new ByteArrayOutputStream();
        var taken = SampleServers.dump(database.superuser()).writeTo(bytes, ByteProgress.NOBODY);
        assertThat(DatabasePicture.of(taken.picture().json())).isEqualTo(taken.picture());
        return new Backup(taken.picture(), bytes.toByteArray());
    }

    private static RestoredCopy prove(Backup backup) throws Exception {
        return proof().of(backup.picture(), stream(backup), ByteProgress.NOBODY);
    }

    private static Proof proof() throws PostgresTrouble {
        return new Proof(new ConfiguredServer(SampleServers.copies()), SampleServers.tools(), ROOM);
    }

    private static InputStream stream(Backup backup) {
        return new ByteArrayInputStream(backup.bytes());
    }

    private static List<String> copies() {
        return ask(
                SampleServers.copies(),
                "select datname from pg_database where datname like 'slipway_copy%' order by 1");
    }
}

package dev.slipway.migrations.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.migrations.SharedServer;
import dev.slipway.migrations.schema.SchemaDifference.Added;
import dev.slipway.migrations.schema.SchemaDifference.Changed;
import dev.slipway.migrations.schema.SchemaDifference.Removed;
import dev.slipway.migrations.schema.SchemaObject.Kind;
import dev.slipway.migrations.scratch.Login;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaSnapshotIT {

    private static final String BASE = """
            create table t (id int primary key, name text not null default 'x', n numeric(10,2));
            create table u (id int, t_id int references t);
            create view v as select id from t;
            create materialized view m as select id from t;
            create function f(a int) returns int language sql as 'select a';
            create function tf() returns trigger language plpgsql as 'begin return new; end';
            create type mood as enum ('sad', 'ok');
            create domain positive as int check (value > 0);
            create sequence s;
            create table p (id int, at date) partition by range (at);
            """;

    private Login login;

    @BeforeEach
    void freshDatabase() throws SQLException {
        var database = SharedServer.newDatabase();
        database.prepare(List.of(), List.of("app"));
        login = database.owner();
        SharedServer.execute(login, BASE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            create schema extra                                            | SCHEMA     | extra
            create extension citext                                        | EXTENSION  | version
            create type color as enum ('red', 'green')                     | TYPE       | enum ('red', 'green')
            create type nothing as enum ()                                 | TYPE       | public.nothing: enum ()
            create type empty as ()                                        | TYPE       | public.empty: composite ()
            create table bare ()                                           | TABLE      | public.bare: table
            create table "Odd.Name" ("Col;1" int)                    | COLUMN     | public."Odd.Name"."Col;1": integer
            create type pair as (a int, b text)                            | TYPE       | composite (a integer, b text)
            create type span as range (subtype = float8)                   | TYPE       | range of double precision
            create domain short as text not null default '' check (length(value) < 9) | TYPE | length(VALUE) < 9
            create sequence s2 increment 5 cycle                           | SEQUENCE   | increment 5
            create unlogged table w (id int)                               | TABLE      | unlogged table
            create table p1 partition of p for values from ('2024-01-01') to ('2025-01-01') | TABLE | partition of public.p FOR VALUES FROM
            create table kid () inherits (t)                               | TABLE      | inherits public.t
            alter table t add x int                                        | COLUMN     | public.t.x: integer
            alter table t add x text collate "C"                           | COLUMN     | collate pg_catalog."C"
            alter table t add x int generated always as identity           | COLUMN     | generated always as identity
            alter table t add x int generated always as (id * 2) stored    | COLUMN     | generated always as ((id * 2)) stored
            alter table t add check (id > 0)                               | CONSTRAINT | CHECK ((id > 0))
            alter table u add unique (id)                                  | CONSTRAINT | UNIQUE (id)
            alter table u add foreign key (id) references t not valid      | CONSTRAINT | NOT VALID
            create index i on t (lower(name)) where id > 7                 | INDEX      | WHERE (id > 7)
            create view v2 as select name from t                           | VIEW       | SELECT t.name
            create materialized view m2 as select 1 as a with no data      | VIEW       | without data
            create function f(a text) returns int language sql as 'select 1' | FUNCTION | public.f(a text)
            create procedure pr() language sql as 'select 1'               | FUNCTION   | PROCEDURE
            create aggregate total (int) (sfunc = int4pl, stype = int)     | FUNCTION   | aggregate returns integer
            create trigger tr before insert on t for each row execute function tf() | TRIGGER | BEFORE INSERT ON public.t
            create rule r as on delete to t do instead nothing             | RULE       | DO INSTEAD NOTHING
            create policy po on t for select to app using (id = 1)         | POLICY     | for select to app using ((id = 1))
            create statistics st on id, name from t                        | STATISTICS | ON id, name FROM
            comment on column t.name is 'how it is called'                 | COMMENT    | how it is called
            comment on schema public is 'ours'                             | COMMENT    | ours
            grant select on t to app                                       | GRANT      | to app: select
            grant update (name) on t to app                                | GRANT      | column public.t.name to app: update
            alter default privileges grant select on tables to app         | GRANT      | future tables
            create operator === (leftarg = int, rightarg = int, function = int4eq) | OTHER | public.===
            create collation german (locale = 'C')                         | OTHER      | german
            create publication pub for table t                             | OTHER      | public.t
            """)
    void whatever_is_created_appears_as_added(String sql, Kind kind, String words) throws SQLException {
        var before = snapshot();
        SharedServer.execute(login, sql);

        var difference = before.to(snapshot());

        assertThat(difference.changes().stream()
                        .filter(change -> change instanceof Added(var object) && object.kind() == kind)
                        .map(Object::toString)
                        .collect(Collectors.joining("\n")))
                .as(difference.toString())
                .contains(words);
        assertThat(difference.changes()).noneMatch(Removed.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            alter table t alter n type numeric(12,2)            | COLUMN   | numeric(10,2) → numeric(12,2)
            alter table t alter name drop not null              | COLUMN   | text not null default
            alter table t alter name set default 'y'            | COLUMN   | 'y'
            alter table t alter name set storage plain          | COLUMN   | storage p
            alter table t alter id set statistics 100           | COLUMN   | statistics 100
            alter table t set (fillfactor = 70)                 | TABLE    | fillfactor=70
            alter table t enable row level security             | TABLE    | row level security
            alter table t replica identity full                 | TABLE    | replica identity full
            alter type mood add value 'happy' after 'sad'       | TYPE     | 'sad', 'happy', 'ok'
            alter domain positive add check (value < 9)         | TYPE     | VALUE < 9
            alter sequence s increment 2                        | SEQUENCE | increment 2
            create or replace view v as select id, 1 as one from t | VIEW  | (line
            create or replace function f(a int) returns int language sql as 'select a + 1' | FUNCTION | a + 1
            alter function f(int) security definer              | FUNCTION | SECURITY DEFINER
            alter table t owner to app                          | OWNER    | → app
            """)
    void whatever_is_altered_appears_as_changed(String sql, Kind kind, String words) throws SQLException {
        SharedServer.execute(login, "grant create on schema public to app");
        var before = snapshot();
        SharedServer.execute(login, sql);

        var difference = before.to(snapshot());

        var changed = difference.changes().stream()
                .filter(change -> change instanceof Changed(var old, var _) && old.kind() == kind)
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
        assertThat(changed).as(difference.toString()).contains(words);
    }

    @Test
    void what_is_dropped_appears_as_removed_with_all_that_went_with_it() throws SQLException {
        var before = snapshot();
        SharedServer.execute(login, "drop table t cascade");

        assertThat(before.to(snapshot()).toString())
                .contains(
                        "- table public.t: table", "- column public.t.id: integer not null", "- view public.v: view as")
                .contains("- constraint u_t_id_fkey on public.u: FOREIGN KEY (t_id) REFERENCES public.t(id)");
    }

    @Test
    void a_setting_of_the_database_is_part_of_its_schema() throws SQLException {
        var before = snapshot();
        SharedServer.execute(login, "alter database " + login.database() + " set work_mem = '8MB'");

        assertThat(before.to(snapshot())).hasToString("+ setting work_mem for everybody: 8MB");
    }

    @Test
    void an_index_that_did_not_become_valid_says_so() throws SQLException {
        SharedServer.execute(login, "insert into u values (1, null), (1, null)");
        try {
            SharedServer.execute(login, "create unique index concurrently broken on u (id)");
        } catch (IllegalStateException expected) {
            assertThat(expected.getCause()).hasMessageContaining("could not create unique index");
        }

        assertThat(snapshot().text())
                .contains("index public.broken: CREATE UNIQUE INDEX broken ON public.u", "INVALID");
    }

    @Test
    void databases_with_the_same_schema_give_the_same_snapshot_whatever_is_in_them() throws SQLException {
        var other = SharedServer.newDatabase();
        other.prepare(List.of(), List.of("app"));
        SharedServer.execute(other.owner(), "create table bulk (a int); drop table bulk");
        SharedServer.execute(other.owner(), BASE);
        SharedServer.execute(other.owner(), "insert into t values (1); select nextval('s')");
        SharedServer.execute(other.owner(), "alter table t drop n; alter table t add n numeric(10,2)");
        SharedServer.execute(other.owner(), "create schema slipway; create table slipway.note (a int)");

        var theirs = SchemaSnapshot.take(other.owner().dataSource());
        var foreign = EnumSet.of(Kind.OWNER, Kind.GRANT);

        assertThat(snapshot().without(foreign).to(theirs.without(foreign)).toString())
                .isEmpty();
        assertThat(snapshot().without(foreign).digest())
                .isEqualTo(theirs.without(foreign).digest());
    }

    @Test
    void what_postgresql_makes_for_a_type_is_not_told_one_by_one() throws SQLException {
        var before = snapshot();
        SharedServer.execute(login, "create type span as range (subtype = float8)");

        assertThat(before.to(snapshot()).toString().lines())
                .allMatch(line -> line.startsWith("+ type public.span") || line.startsWith("+ other cast"))
                .isNotEmpty();
    }

    @Test
    void what_an_extension_brings_is_not_told_one_by_one() throws SQLException {
        var before = snapshot();
        SharedServer.execute(login, "create extension pg_trgm; create extension citext");

        assertThat(before.to(snapshot()).changes()).hasSize(2);
    }

    private SchemaSnapshot snapshot() throws SQLException {
        return SchemaSnapshot.take(login.dataSource());
    }
}

package dev.slipway.migrations.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.migrations.SharedServer;
import dev.slipway.migrations.scratch.ScratchDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RowHashIT {

    private ScratchDatabase database;

    @BeforeEach
    void freshDatabase() {
        database = SharedServer.newDatabase();
    }

    @Test
    void the_order_of_rows_does_not_matter_and_their_number_does() throws SQLException {
        sql("create table a (id int, x text); insert into a select i, 'v' || i from generate_series(1, 100) i");
        sql("create table b (id int, x text); insert into b select * from a order by id desc");
        assertThat(content("a")).isEqualTo(content("b"));

        sql("insert into b select * from a where id = 7");
        assertThat(content("b").rows()).isEqualTo(101);
        assertThat(content("b").hash()).isNotEqualTo(content("a").hash());
    }

    @Test
    void a_row_that_stands_there_twice_does_not_vanish() throws SQLException {
        sql("create table a (x text); insert into a values ('p'), ('p'), ('q')");
        sql("create table b (x text); insert into b values ('r'), ('r'), ('q')");

        assertThat(content("a").hash()).isNotEqualTo(content("b").hash());
    }

    @Test
    void values_that_change_places_between_rows_are_seen() throws SQLException {
        sql("create table a (id int, x text, y int); insert into a values (1, 'p', 1), (2, 'q', 1)");
        sql("create table b (id int, x text, y int); insert into b values (1, 'q', 1), (2, 'p', 1)");

        assertThat(content("a").columns()).isEqualTo(content("b").columns());
        assertThat(content("a").hash()).isNotEqualTo(content("b").hash());
    }

    @Test
    void a_difference_is_told_by_column() throws SQLException {
        sql("create table a (id int, x text, y text); insert into a values (1, 'p', null), (2, 'q', 's')");
        sql("create table b (id int, x text, y text); insert into b values (1, 'p', ''), (2, 'q', 's')");
        sql("create table c (id int, x text); insert into c values (1, 'p'), (2, 'q')");

        assertThat(content("a").columnsThatDiffer(content("b"))).containsExactly("y");
        assertThat(content("a").columnsThatDiffer(content("c"))).containsExactly("y");
        assertThat(content("a").columnsThatDiffer(content("a"))).isEmpty();
    }

    @Test
    void a_value_does_not_slip_into_the_next_column() throws SQLException {
        sql("create table a (x text, y text); insert into a values ('1', null), ('a,b', 'c')");
        sql("create table b (x text, y text); insert into b values (null, '1'), ('a', 'b,c')");

        assertThat(content("a").hash()).isNotEqualTo(content("b").hash());
    }

    @Test
    void settings_of_database_and_role_do_not_matter() throws SQLException {
        sql("""
                create table a (t timestamptz, d date, i interval, f float8, g real, b bytea, m money, c regclass);
                insert into a values ('2024-02-29 12:00:00.123456+05', '2024-02-29', '1 mon -2 days 03:00:04.5',
                  0.1::float8 + 0.2, 1e-30, '\\xdeadbeef', 12.5, 'a')""");
        var before = content("a");
        for (var setting : List.of(
                "timezone = 'Asia/Tokyo'",
                "datestyle = 'German, DMY'",
                "intervalstyle = 'iso_8601'",
                "extra_float_digits = -3",
                "bytea_output = 'escape'",
                "search_path = public",
                "quote_all_identifiers = on")) {
            sql("alter role " + database.owner().user() + " set " + setting);
        }

        assertThat(content("a")).isEqualTo(before);
    }

    @Test
    void names_with_quotes_and_letters_of_all_kinds_are_read() throws SQLException {
        sql("create schema \"Ünï\"; create table \"Ünï\".\"a\"\"b; %s {x} ?\" (\"c d\"\"%d\" int, \"ж\" text)");
        sql("insert into \"Ünï\".\"a\"\"b; %s {x} ?\" values (1, '💥'), (2, null)");

        var table = tables().getFirst();

        assertThat(table.name()).isEqualTo(new TableName("Ünï", "a\"b; %s {x} ?"));
        assertThat(contentOf(table).columns()).containsOnlyKeys("c d\"%d", "ж");
        assertThat(contentOf(table).rows()).isEqualTo(2);
    }

    @Test
    void every_table_that_keeps_rows_is_found_once() throws SQLException {
        sql("""
                create table parent (id int, at date) partition by range (at);
                create table part_1 partition of parent for values from ('2024-01-01') to ('2025-01-01');
                create table base (id int);
                create table heir (more int) inherits (base);
                create table nothing ();
                create view looked_at as select * from base;
                create materialized view kept as select 1 as one;
                create materialized view empty as select 1 as one with no data;
                create temp table passing (id int);
                insert into parent values (1, '2024-05-05');
                insert into heir values (1, 2);
                insert into nothing default values;
                insert into nothing default values;""");

        assertThat(tables())
                .extracting(table -> table.name().name())
                .containsExactly("base", "heir", "kept", "nothing", "part_1");
        assertThat(content("part_1").rows()).isOne();
        assertThat(content("base").rows()).isZero();
        assertThat(content("nothing").rows()).isEqualTo(2);
        assertThat(content("kept").columns()).containsOnlyKeys("one");
    }

    @Test
    void generated_columns_and_every_usual_type_are_hashed() throws SQLException {
        sql("""
                create type mood as enum ('sad', 'happy');
                create type pair as (x int, y text);
                create domain positive as int check (value > 0);
                create table a (id bigint generated always as identity, twice int generated always as (n * 2) stored,
                  n int, j json, jb jsonb, u uuid, m mood, p pair, ps pair[], d positive, r int4range, i inet, x xml,
                  b bit(3), pt point, ts tsvector, a text[], nu numeric, c char(5), o oid, bo bool, t time);
                insert into a (n, j, jb, m, p, ps, d, pt, x, a, nu)
                values (3, '{"a" : 1}', '{"a": 1}', 'happy', row(null, null), array[row(1, 'q')::pair], 7, '(1,2)',
                  '<a/>', '{null,"x y"}', 'NaN');""");
        var before = content("a");

        sql("update a set p = null");

        assertThat(before.columnsThatDiffer(content("a"))).containsExactly("p");
        sql("update a set n = 4");
        assertThat(before.columnsThatDiffer(content("a"))).containsExactly("n", "p", "twice");
    }

    @Test
    void bytes_are_hashed_without_being_printed() throws SQLException {
        sql("create table a (b bytea); insert into a values ('\\x00ff'), (''), (null)");
        var before = content("a");
        sql("update a set b = '\\x00fe' where b = '\\x00ff'");

        assertThat(before.columnsThatDiffer(content("a"))).containsExactly("b");
    }

    @Test
    void a_cast_of_the_tables_owner_is_never_run() throws SQLException {
        superuser("create type point3 as (x int, y int, z int); alter type point3 owner to "
                + database.owner().user());
        sql("""
                create table a (p point3); insert into a values (row(1, 2, 3));
                create function leak(point3) returns text language plpgsql as 'begin raise exception ''run''; end';
                create cast (point3 as text) with function leak(point3);""");

        assertThat(content("a").rows()).isOne();
    }

    @Test
    void only_the_columns_that_are_asked_for_count() throws SQLException {
        sql("create table a (id int, x text); insert into a values (1, 'p')");
        var original = tables().getFirst();
        var before = contentOf(original);
        sql("alter table a add more int default 5; alter table a alter id type bigint");

        assertThat(contentOf(tables().getFirst().withOnly(List.of("id", "x")))).isEqualTo(before);
        assertThat(contentOf(tables().getFirst()).hash()).isNotEqualTo(before.hash());
    }

    @Test
    void as_many_columns_as_a_table_can_have_are_hashed() throws SQLException {
        sql(IntStream.rangeClosed(1, 1600)
                .mapToObj(i -> "c" + i + " int")
                .collect(Collectors.joining(", ", "create table wide (", ")")));
        sql("insert into wide (c1, c1600) values (1, 2)");

        assertThat(content("wide").columns()).hasSize(1600);
    }

    @Test
    void sequences_tell_how_far_they_have_counted() throws SQLException {
        sql("create sequence a; create sequence b increment -2 start -10; select nextval('b'), nextval('b')");

        assertThat(counters())
                .extracting(Counter::toString)
                .containsExactly("public.a at its start", "public.b at -12");
        var before = counters();
        sql("select setval('b', -11), nextval('a')");

        assertThat(counters().getLast().isBehind(before.getLast())).isTrue();
        assertThat(counters().getFirst().isBehind(before.getFirst())).isFalse();
        assertThat(before.getFirst().isBehind(counters().getFirst())).isTrue();
    }

    @Test
    void rows_that_a_policy_hides_are_an_error_and_no_smaller_table() throws SQLException {
        sql("""
                create table a (id int); insert into a values (1), (2);
                alter table a enable row level security; alter table a force row level security;
                create policy p on a using (id = 1)""");

        assertThatThrownBy(() -> content("a")).hasMessageContaining("row-level security");
        try (var connection = database.superuser().open()) {
            assertThat(RowHash.on(connection).of(tables().getFirst()).rows()).isEqualTo(2);
        }
    }

    private TableContent content(String table) throws SQLException {
        return contentOf(tables().stream()
                .filter(each -> each.name().name().equals(table))
                .findFirst()
                .orElseThrow());
    }

    private TableContent contentOf(Table table) throws SQLException {
        try (var connection = database.owner().open()) {
            return RowHash.on(connection).of(table);
        }
    }

    private List<Table> tables() throws SQLException {
        try (var connection = database.owner().open()) {
            return RowHash.on(connection).tables();
        }
    }

    private List<Counter> counters() throws SQLException {
        try (var connection = database.owner().open()) {
            return RowHash.on(connection).counters();
        }
    }

    private void sql(String sql) {
        SharedServer.execute(database.owner(), sql);
    }

    private void superuser(String sql) {
        SharedServer.execute(database.superuser(), sql);
    }
}

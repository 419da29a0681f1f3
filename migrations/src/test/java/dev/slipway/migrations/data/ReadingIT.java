package dev.slipway.migrations.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.migrations.SharedServer;
import dev.slipway.migrations.scratch.ScratchDatabase;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

class ReadingIT {

    private ScratchDatabase database;

    @BeforeEach
    void shop() {
        database = SharedServer.newDatabase();
        sql("""
                create type mood as enum ('sad', 'glad');
                create table customer (id int primary key, name text, mood mood, note char(9) default 'n');
                insert into customer select i, 'name ' || i, 'glad' from generate_series(1, 50) i;
                create table orders (id int primary key, customer int references customer on update cascade on delete cascade);
                insert into orders select i, i from generate_series(1, 50) i;
                create table child () inherits (orders);
                insert into child values (1000, 1);
                create table event (id int, at date) partition by range (at);
                create table event_25 partition of event for values from ('2025-01-01') to ('2026-01-01');
                create table event_26 partition of event for values from ('2026-01-01') to ('2027-01-01');
                insert into event values (1, '2025-05-05'), (2, '2026-06-06');
                create materialized view names as select name from customer;
                create table log (line text);
                create function remember() returns trigger language plpgsql as $$
                  begin update customer set note = 'seen' where id = new.customer; return new; end $$;
                create trigger remember after update on orders for each row execute function remember();""");
    }

    @Test
    void what_nobody_has_written_to_is_known_without_reading_it_again() throws SQLException {
        var known = known();

        assertThat(unchanged(known)).isEqualTo(names(known));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update customer set name = name where id = 7",
                "delete from customer where id = 7",
                "insert into customer values (51, 'new', 'sad')",
                "delete from customer where id = 50; insert into customer values (50, 'name 50', 'glad')",
                "update orders set id = id + 100 where id = 3",
                "do $$ begin execute 'update ' || 'custo' || 'mer set name = null where id = 1'; end $$",
                "begin; savepoint s; update customer set name = 'x' where id = 1; release s; commit",
                "update customer set id = -id where id = 5",
                "truncate customer cascade",
                "alter table customer alter id type bigint",
                "alter table customer drop note; alter table customer add note char(9) default 'n'",
                "alter table customer rename name to other; alter table customer rename note to name;"
                        + " alter table customer rename other to note",
                "alter table customer rename to client",
                "alter table customer rename to other; alter table log rename to customer; alter table other rename to log",
                "alter type mood rename value 'glad' to 'merry'",
                "alter table customer alter note type varchar(5)",
                "alter table orders drop constraint orders_customer_fkey; alter table customer set unlogged",
                "drop table customer cascade",
                "drop table customer cascade; create table customer (id int primary key, name text, mood mood, note char(9))",
            })
    void whatever_changes_a_table_is_seen(String sql) throws SQLException {
        var known = known();

        sql(sql);

        assertThat(unchanged(known)).doesNotContain("customer");
    }

    @Test
    void rows_that_cascades_and_triggers_write_are_seen() throws SQLException {
        var known = known();
        sql("update customer set id = 77 where id = 7");

        assertThat(unchanged(known)).doesNotContain("customer", "orders").contains("child", "event_25", "log");

        shop();
        known = known();
        sql("delete from customer where id = 7");

        assertThat(unchanged(known)).doesNotContain("customer", "orders");
    }

    @Test
    void rows_that_are_copied_in_are_seen() throws Exception {
        var known = known();
        try (var connection = database.owner().open()) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy log from stdin", new StringReader("one\n"));
        }

        assertThat(unchanged(known)).doesNotContain("log").contains("customer");
    }

    @Test
    void of_a_partitioned_table_only_the_partition_that_was_written_to_is_new() throws SQLException {
        var known = known();
        sql("update event set id = 3 where at = '2025-05-05'");

        assertThat(unchanged(known)).doesNotContain("event_25").contains("event_26");

        sql("update event set at = '2025-07-07' where at = '2026-06-06'");

        assertThat(unchanged(known)).doesNotContain("event_26");
    }

    @Test
    void a_view_that_was_filled_again_is_new() throws SQLException {
        var known = known();
        sql("create unique index on names (name); update customer set name = 'x' where id = 1;"
                + " refresh materialized view concurrently names");

        assertThat(unchanged(known)).doesNotContain("names", "customer").contains("orders");
    }

    @Test
    void what_was_undone_by_its_own_transaction_has_not_been() throws SQLException {
        var known = known();
        try (var connection = database.owner().open()) {
            connection.setAutoCommit(false);
            connection
                    .createStatement()
                    .execute("update customer set name = 'x'; truncate orders, child; delete from log");
            connection.rollback();
        }

        assertThat(unchanged(known)).isEqualTo(names(known));
    }

    @Test
    void a_transaction_that_was_under_way_when_the_rows_were_read_is_seen() throws SQLException {
        try (var writer = database.owner().open()) {
            writer.setAutoCommit(false);
            writer.createStatement().execute("select pg_current_xact_id()");
            sql("insert into log values ('a later number, and an earlier end')");
            var known = known();
            writer.createStatement()
                    .execute("insert into customer values (60, 'late', 'sad'); delete from customer where id = 9");
            writer.commit();

            assertThat(unchanged(known)).doesNotContain("customer");
        }
    }

    @Test
    void freezing_and_packing_rows_hides_nothing_that_was_written() throws SQLException {
        var known = known();
        sql("update customer set name = 'x' where id = 1");
        superuser("vacuum (freeze) customer");

        assertThat(unchanged(known)).doesNotContain("customer");

        var again = known();
        sql("update customer set name = 'y' where id = 1");
        superuser("vacuum (full, freeze) customer");

        assertThat(unchanged(again)).doesNotContain("customer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table k (other regclass); insert into k values ('log')",
                "create table k (others regclass[]); insert into k values (array['log'::regclass])",
                "create domain place as regclass; create table k (other place); insert into k values ('log')",
                "create type pair as (a int, b int); create table k (p pair); insert into k values ((1, 2))",
                "create type pair as (a int, b int); create table k (p pair[]); insert into k values (array[(1, 2)::pair])",
                "create type span as range (subtype = mood); create table k (s span); insert into k values ('[sad,glad]')",
                "create table k (who aclitem); insert into k select (acldefault('r', oid)) [1] from pg_roles limit 1",
            })
    void what_prints_differently_when_something_else_changes_is_always_read_again(String sql) throws SQLException {
        sql(sql);

        assertThat(unchanged(known())).doesNotContain("k").contains("log");
    }

    @Test
    void labels_count_also_within_domains_and_arrays() throws SQLException {
        sql("""
                create domain temper as mood;
                create table k (a temper, b mood[], c int4range, d int[]);
                insert into k values ('sad', '{glad}', '[1,2)', '{1}')""");
        var known = known();
        assertThat(unchanged(known)).contains("k", "log");

        sql("alter type mood rename value 'glad' to 'x'");

        assertThat(unchanged(known)).doesNotContain("k", "customer").contains("log");
    }

    @Test
    void a_large_table_is_read_by_several_sessions_and_is_the_same_as_read_by_one() throws SQLException {
        sql("""
                create table big (id int primary key, body text, raw bytea, n numeric);
                insert into big select i, repeat(md5(i::text), 10), decode(md5(i::text), 'hex'), i / 7.0
                from generate_series(1, 200000) i;
                delete from big where id % 3 = 0""");

        try (var connection = database.owner().open();
                var reading = Reading.through(database.owner()::open)) {
            var alone = RowHash.on(connection);
            var tables = reading.tables();
            var together = reading.contents(tables);

            assertThat(Division.of(tables, connection).slices()).hasSizeGreaterThan(tables.size() + 1);
            for (var table : tables) {
                assertThat(together).containsEntry(table, alone.of(table));
            }
        }
    }

    @Test
    void all_sessions_see_one_moment() throws SQLException {
        sql("create table big as select i as id, repeat('x', 500) as body from generate_series(1, 100000) i");

        try (var reading = Reading.through(database.owner()::open)) {
            var big = reading.tables().stream()
                    .filter(table -> table.name().name().equals("big"))
                    .findFirst()
                    .orElseThrow();
            sql("delete from big where id > 7; insert into big values (0, 'new')");

            assertThat(reading.content(big).rows()).isEqualTo(100_000);
        }
    }

    @Test
    void a_table_that_cannot_be_read_is_named_and_ends_the_reading() throws SQLException {
        sql("""
                create table big as select i as id, repeat('x', 500) as body from generate_series(1, 100000) i;
                create table secret as table big;
                revoke select on secret from %s""".formatted(database.owner().user()));

        try (var reading = Reading.through(database.owner()::open)) {
            var tables = reading.tables();
            assertThatThrownBy(() -> reading.contents(tables))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("public.secret: ")
                    .hasMessageContaining("permission denied")
                    .extracting(failure -> ((SQLException) failure).getSQLState())
                    .isEqualTo("42501");
        }
    }

    private List<Known> known() throws SQLException {
        try (var reading = Reading.through(database.superuser()::open)) {
            return reading.know(reading.tables(), Map.of());
        }
    }

    private Set<String> unchanged(List<Known> known) throws SQLException {
        try (var reading = Reading.through(database.superuser()::open)) {
            return names(reading.unchanged(known));
        }
    }

    private static Set<String> names(Collection<Known> known) {
        return known.stream().map(each -> each.table().name().name()).collect(Collectors.toSet());
    }

    private void sql(String sql) {
        SharedServer.execute(database.owner(), sql);
    }

    private void superuser(String sql) {
        SharedServer.execute(database.superuser(), sql);
    }
}

package dev.slipway.migrations.stake;

import static dev.slipway.migrations.Sets.migration;
import static dev.slipway.migrations.SharedServer.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.migrations.Migration;
import dev.slipway.migrations.Sets;
import dev.slipway.migrations.SharedServer;
import dev.slipway.migrations.history.HistoryTable;
import dev.slipway.migrations.run.Claim;
import dev.slipway.migrations.run.MigrationObserver;
import dev.slipway.migrations.run.MigrationRunner;
import dev.slipway.migrations.run.RunResult;
import dev.slipway.migrations.run.RunSettings;
import dev.slipway.migrations.scratch.Login;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WrittenSinceIT {

    private static final Migration USERS =
            migration(1, "create table users (id int primary key, mail text);", "drop table users;");

    private Login login;

    @BeforeEach
    void people_use_a_database_that_an_earlier_deployment_made() {
        login = SharedServer.newDatabase().owner();
        up("d-1", USERS);
        execute(login, "insert into users values (1, 'ada@example.org'), (2, 'ben@example.org')");
    }

    @Test
    void a_new_table_counts_what_came_after_the_migration_and_not_what_it_filled_in_itself() throws SQLException {
        up("d-2", USERS, migration(2, "create table notes as select id, mail from users;", "drop table notes;"));
        assertThat(atStake("d-2")).isEmpty();

        execute(login, "insert into notes values (3, 'three'), (4, 'four')");

        assertThat(atStake("d-2")).containsExactly("public.notes: 2 rows, the whole table");
    }

    @Test
    void a_new_column_counts_the_rows_that_say_something_in_it() throws SQLException {
        up("d-2", USERS, migration(2, "alter table users add nick text;", "alter table users drop nick;"));

        execute(login, "insert into users (id, mail) values (3, 'cy@example.org')");
        assertThat(atStake("d-2")).isEmpty();
        execute(login, "update users set nick = 'a' where id = 1");

        assertThat(atStake("d-2")).containsExactly("public.users: 1 rows, column nick");
    }

    @Test
    void what_a_column_holds_by_default_is_missed_by_nobody() throws SQLException {
        up("d-2", USERS, migration(2, """
                        alter table users add nick text not null default 'it''s {new}',
                          add points int not null default 0,
                          add shout text generated always as (upper(mail)) stored;
                        """, "alter table users drop nick, drop points, drop shout;"));

        execute(login, "insert into users (id, mail) values (3, 'cy@example.org')");
        execute(login, "update users set mail = 'x' where id = 1");
        assertThat(atStake("d-2")).isEmpty();
        execute(login, "update users set points = 7 where id = 2");

        assertThat(atStake("d-2")).containsExactly("public.users: 1 rows, column nick, points");
    }

    @Test
    void a_column_that_was_only_renamed_or_changed_loses_nothing() throws SQLException {
        up("d-2", USERS, migration(2, """
                        alter table users rename mail to address;
                        alter table users alter address set default 'nobody';
                        """, """
                        alter table users alter address drop default;
                        alter table users rename address to mail;
                        """));

        execute(login, "insert into users (id) values (3)");

        assertThat(atStake("d-2")).isEmpty();
    }

    @Test
    void a_table_that_the_application_makes_for_itself_is_none_of_ours() throws SQLException {
        up("d-2", USERS, migration(2, "create table notes (id int);", "drop table notes;"));

        execute(login, "create table sessions (id int); insert into sessions values (1)");

        assertThat(atStake("d-2")).isEmpty();
    }

    @Test
    void what_was_filled_in_by_a_later_migration_of_the_same_deployment_is_not_a_users() throws SQLException {
        up(
                "d-2",
                USERS,
                migration(2, "create table \"No tes\" (id int);", "drop table \"No tes\";"),
                migration(3, "insert into \"No tes\" select id from users;", "delete from \"No tes\";"));
        assertThat(atStake("d-2")).isEmpty();

        execute(login, "insert into \"No tes\" values (9)");

        assertThat(atStake("d-2")).containsExactly("public.\"No tes\": 1 rows, the whole table");
    }

    @Test
    void a_run_that_goes_on_after_a_crash_keeps_the_first_marks() throws SQLException {
        var notes = migration(2, "create table notes (id int);", "drop table notes;");
        up("d-2", USERS, notes);
        up("d-2", USERS, notes, migration(3, "create index on notes (id);", "drop index notes_id_idx;"));

        execute(login, "insert into notes values (1)");

        assertThat(atStake("d-2")).containsExactly("public.notes: 1 rows, the whole table");
    }

    @Test
    void partitions_are_counted_each_by_itself() throws SQLException {
        up("d-2", USERS, migration(2, """
                        create table visits (day int) partition by range (day);
                        create table visits_1 partition of visits for values from (0) to (10);
                        create table visits_2 partition of visits for values from (10) to (20);
                        """, "drop table visits;"));

        execute(login, "insert into visits values (1), (2), (12)");

        assertThat(atStake("d-2"))
                .containsExactly(
                        "public.visits_1: 2 rows, the whole table", "public.visits_2: 1 rows, the whole table");
    }

    @Test
    void a_deployment_that_has_applied_nothing_risks_nothing() throws SQLException {
        assertThat(atStake("d-9")).isEmpty();
    }

    private void up(String deployment, Migration... migrations) {
        var result = new MigrationRunner(
                        login.dataSource(),
                        new Claim(deployment, 1),
                        RunSettings.usual(),
                        MigrationObserver.none(),
                        InstantSource.system())
                .up(Sets.of(migrations), Optional.empty());
        assertThat(result).isInstanceOf(RunResult.Finished.class);
    }

    private List<String> atStake(String deployment) throws SQLException {
        try (var connection = login.open()) {
            var found = new ArrayList<String>();
            new WrittenSince(connection)
                    .by(deployment, HistoryTable.read(connection))
                    .forEach(one -> found.add(one.table() + ": " + one.rows() + " rows, " + one.what()));
            return found;
        }
    }
}

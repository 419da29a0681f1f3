package dev.slipway.migrations.trial;

import static dev.slipway.migrations.Sets.irreversible;
import static dev.slipway.migrations.Sets.migration;
import static dev.slipway.migrations.Sets.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.migrations.Layout;
import dev.slipway.migrations.Migration;
import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.Problem;
import dev.slipway.migrations.Rollback;
import dev.slipway.migrations.Sets;
import dev.slipway.migrations.SharedServer;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpDownUpIT {

    @Test
    void migrations_that_can_be_undone_pass() throws SQLException {
        var report = tried(
                table(1),
                migration(2, "alter table t1 add x int; create index i on t1 (x);", "alter table t1 drop x;"),
                migration(3, "create index concurrently j on t1 (id);", "drop index concurrently j;"));

        assertThat(report.verdicts()).hasSize(3).allMatch(Verdict.Reversible.class::isInstance);
        assertThat(report.whole())
                .hasValueSatisfying(whole -> assertThat(whole.undone()).isEqualTo(3));
        assertThat(report.passed()).isTrue();
    }

    @Test
    void a_rollback_that_forgets_something_is_told_what() throws SQLException {
        var report = tried(
                table(1),
                migration(
                        2,
                        "alter table t1 add x int; create function f() returns int language sql as 'select 1';",
                        "alter table t1 drop x; drop function f(); alter table t1 alter id set not null;"),
                table(3));

        assertThat(report.passed()).isFalse();
        assertThat(report.verdicts().get(1))
                .isInstanceOfSatisfying(
                        Verdict.Differs.class,
                        differs -> assertThat(differs.afterDown())
                                .hasToString("~ column public.t1.id: integer → integer not null"));
        assertThat(report.verdicts().getLast().passed()).isTrue();
    }

    @Test
    void a_rollback_that_leaves_things_in_the_way_is_told_when_it_goes_up_again() throws SQLException {
        var report = tried(migration(1, "create table a (); create table b ();", "drop table a;"), table(2));

        assertThat(report.verdicts().getFirst()).isInstanceOfSatisfying(Verdict.Failed.class, failed -> {
            assertThat(failed.phase()).isEqualTo(Verdict.Phase.UP_AGAIN);
            assertThat(failed.message()).contains("0001_m.up.sql:1", "already exists");
            assertThat(failed.hint())
                    .hasValueSatisfying(hint -> assertThat(hint).contains("+ table public.b"));
        });
        assertThat(report.verdicts().getLast()).isInstanceOf(Verdict.Reversible.class);
    }

    @Test
    void what_builds_on_a_migration_that_fails_is_not_reached() throws SQLException {
        var report = tried(table(1), migration(2, "create table wrong (;", "select 1;"), table(3));

        assertThat(report.verdicts().getLast()).isEqualTo(new Verdict.NotReached("0003_m"));
    }

    @Test
    void a_rollback_that_fails_does_not_hide_the_migrations_behind_it() throws SQLException {
        var report = tried(migration(1, "create table a ();", "drop table wrong;"), table(2));

        assertThat(report.verdicts().getFirst()).isInstanceOfSatisfying(Verdict.Failed.class, failed -> {
            assertThat(failed.phase()).isEqualTo(Verdict.Phase.DOWN);
            assertThat(failed.message()).contains("0001_m.down.sql:1", "\"wrong\" does not exist");
        });
        assertThat(report.verdicts().getLast()).isInstanceOf(Verdict.Reversible.class);
    }

    @Test
    void irreversible_ones_are_said_to_be_and_the_rest_goes_down_to_them() throws SQLException {
        var report = tried(table(1), irreversible(2, "create table t2 ();", "the rows are gone"), table(3), table(4));

        assertThat(report.verdicts().get(1))
                .isInstanceOfSatisfying(
                        Verdict.Irreversible.class,
                        each -> assertThat(each.reason()).isEqualTo("the rows are gone"));
        assertThat(report.whole())
                .hasValueSatisfying(whole -> assertThat(whole.undone()).isEqualTo(2));
        assertThat(report.passed()).isTrue();
    }

    @Test
    void a_missing_rollback_fails_and_the_way_up_is_tried_all_the_same() throws SQLException {
        var with = table(1);
        var missing = new Migration(with.version(), with.name(), with.up(), new Rollback.Missing("it has no script"));

        var report = UpDownUp.of(
                new MigrationSet(
                        Layout.PAIRS,
                        List.of(missing, table(2)),
                        List.of(Problem.of(Problem.Kind.NO_ROLLBACK, "0001_m.up.sql", "it has no script"))),
                SharedServer.server(),
                TrialGround.bare(),
                InstantSource.system());

        assertThat(report.verdicts().getFirst()).isInstanceOf(Verdict.NoRollback.class);
        assertThat(report.verdicts().getLast()).isInstanceOf(Verdict.Reversible.class);
        assertThat(report.problems()).isEmpty();
        assertThat(report.passed()).isFalse();
    }

    @Test
    void another_dialect_is_refused_by_postgresql_itself_with_the_line_and_a_hint() throws SQLException {
        var report = tried(migration(1, """
                create table a (
                  id integer primary key autoincrement
                );
                """, "drop table a;"), table(2));

        assertThat(report.verdicts().getFirst()).isInstanceOfSatisfying(Verdict.Failed.class, failed -> {
            assertThat(failed.message())
                    .isEqualTo("0001_m.up.sql:2: syntax error at or near \"autoincrement\" (SQLSTATE 42601)");
            assertThat(failed.hint()).contains("this looks like SQLite (autoincrement); write it for PostgreSQL");
        });
        assertThat(report.whole()).isEmpty();
    }

    @Test
    void what_only_a_superuser_may_do_is_refused_with_the_way_out() throws SQLException {
        var dblink = migration(1, "create extension if not exists dblink;", "select 1;");
        var role = migration(2, "create table a (); grant select on a to app_reader;", "drop table a;");

        assertThat(hint(tried(dblink).verdicts().getFirst())).contains("--with-extension");
        assertThat(hint(tried(role).verdicts().getFirst())).contains("--with-role");
        var report = UpDownUp.of(
                Sets.of(dblink, role),
                SharedServer.server(),
                new TrialGround(List.of("dblink"), List.of("app_reader")),
                InstantSource.system());
        assertThat(report.passed()).isTrue();
    }

    @Test
    void files_that_give_no_order_are_not_run() throws SQLException {
        var report = UpDownUp.of(
                new MigrationSet(
                        Layout.PAIRS,
                        List.of(table(1)),
                        List.of(Problem.of(Problem.Kind.DUPLICATE, "0001_again.up.sql", "has the same version"))),
                SharedServer.server(),
                TrialGround.bare(),
                InstantSource.system());

        assertThat(report.verdicts()).isEmpty();
        assertThat(report.passed()).isFalse();
    }

    @Test
    void those_before_a_script_that_nobody_can_run_are_tried() throws SQLException {
        var broken = table(2);
        var report = UpDownUp.of(
                new MigrationSet(
                        Layout.PAIRS,
                        List.of(table(1), broken, table(3)),
                        List.of(Problem.of(Problem.Kind.PSQL_ONLY, broken.up().file(), "needs psql"))),
                SharedServer.server(),
                TrialGround.bare(),
                InstantSource.system());

        assertThat(report.verdicts())
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(Verdict.Reversible.class),
                        second -> assertThat(second).isInstanceOf(Verdict.NotReached.class),
                        third -> assertThat(third).isInstanceOf(Verdict.NotReached.class));
        assertThat(report.problems()).singleElement().asString().contains("needs psql");
        assertThat(report.passed()).isFalse();
    }

    private static String hint(Verdict verdict) {
        return verdict instanceof Verdict.Failed failed
                ? failed.hint().orElse("")
                : Optional.of(verdict).toString();
    }

    private static TrialReport tried(Migration... migrations) throws SQLException {
        return UpDownUp.of(Sets.of(migrations), SharedServer.server(), TrialGround.bare(), InstantSource.system());
    }
}

package dev.slipway.migrations.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.migrations.data.TableName;
import dev.slipway.migrations.rehearsal.Finding.Code;
import dev.slipway.migrations.rehearsal.WayBack.Outcome;
import dev.slipway.migrations.rehearsal.assertion.AssertionResult;
import dev.slipway.migrations.rehearsal.kind.Classification;
import dev.slipway.migrations.rehearsal.kind.MigrationKind;
import dev.slipway.migrations.rehearsal.watch.HeldLock;
import dev.slipway.migrations.rehearsal.watch.LockMode;
import dev.slipway.migrations.rehearsal.watch.RowsTouched;
import dev.slipway.migrations.rehearsal.watch.StatementTime;
import dev.slipway.migrations.rehearsal.watch.StepReport;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTextTest {

    private static final TableName USERS = new TableName("public", "users");
    private static final StepReport FORWARD = new StepReport(
            Duration.ofMillis(4_200),
            List.of(
                    new StatementTime(1, "alter table users add nick text", Duration.ofMillis(3)),
                    new StatementTime(3, "update users set nick = mail", Duration.ofMillis(4_000))),
            List.of(
                    new HeldLock(USERS, LockMode.ACCESS_EXCLUSIVE, Duration.ofMillis(4_100)),
                    new HeldLock(USERS, LockMode.ROW_EXCLUSIVE, Duration.ofMillis(4_050))),
            List.of(USERS),
            List.of(new RowsTouched(USERS, 0, 120_000, 0)));

    @Test
    void a_report_reads_from_top_to_bottom() {
        var report = new RehearsalReport(
                List.of(migration(new WayBack(Outcome.CAME_BACK, "", Optional.of(quick())))),
                List.of(new AssertionResult("as many users", true, "is still 120000")),
                List.of(new Finding(Code.LOCK_TOO_LONG, "0007_nicks", "holds a lock", "do it in smaller steps")));

        assertThat(report.text()).isEqualTo("""
                0007_nicks
                  kind      expand: only adds; the release before goes on working
                            + column public.users.nick: text
                  forward   4.2 s
                    lock    ACCESS EXCLUSIVE on public.users for 4.1 s, nobody can read or write it
                    lock    ROW EXCLUSIVE on public.users for 4.1 s
                    rewrote public.users
                    rows    public.users: 0 inserted, 120000 updated, 0 deleted
                    slow    line 3, 4.0 s: update users set nick = mail
                  back      35 ms
                assertions
                  holds   as many users: is still 120000
                refused
                  0007_nicks: holds a lock
                    → do it in smaller steps
                """);
    }

    @Test
    void each_way_back_is_told_in_its_own_words() {
        assertThat(text(WayBack.declared("the ages are gone")))
                .contains("back      not tried, it is declared irreversible: the ages are gone");
        assertThat(text(WayBack.notReached())).contains("back      not reached");
        assertThat(text(new WayBack(Outcome.FAILED, "no such table", Optional.of(quick()))))
                .contains("back      FAILED: no such table");
        assertThat(text(new WayBack(Outcome.LEFT_TRACES, "+ column a\n- column b", Optional.of(quick()))))
                .contains(
                        "back      35 ms\n            DOES NOT COME BACK:\n              + column a\n              - column b\n");
    }

    @Test
    void many_things_of_one_kind_are_cut_short() {
        var many = new Classification(MigrationKind.CONTRACT, Collections.nCopies(25, "- column public.t.x: text"));
        var report = new MigrationReport("0001_m", many, quick(), WayBack.notReached());

        assertThat(new RehearsalReport(List.of(report), List.of(), List.of()).text())
                .contains("… and 15 more")
                .contains("nothing speaks against it");
    }

    @Test
    void production_is_given_several_times_what_the_slowest_statement_took() {
        var report = new RehearsalReport(List.of(migration(WayBack.notReached())), List.of(), List.of());

        assertThat(report.statementTimeout()).isEqualTo(Duration.ofSeconds(40));
        assertThat(new RehearsalReport(List.of(), List.of(), List.of()).statementTimeout())
                .isEqualTo(Duration.ofSeconds(30));
    }

    private static String text(WayBack back) {
        return new RehearsalReport(List.of(migration(back)), List.of(), List.of()).text();
    }

    private static MigrationReport migration(WayBack back) {
        return new MigrationReport(
                "0007_nicks",
                new Classification(MigrationKind.EXPAND, List.of("+ column public.users.nick: text")),
                FORWARD,
                back);
    }

    private static StepReport quick() {
        return new StepReport(Duration.ofMillis(35), List.of(), List.of(), List.of(), List.of());
    }
}

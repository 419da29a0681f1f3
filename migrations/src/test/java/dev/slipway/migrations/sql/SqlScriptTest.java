package dev.slipway.migrations.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScriptTest {

    @Test
    void statements_end_at_semicolons_and_know_their_lines() {
        var script = SqlScript.parse("""
                -- first
                create table a (
                  id int
                );

                /* then */ insert into a values (1); insert into a values (2)
                """);

        assertThat(script.statements()).extracting(Statement::line).containsExactly(2, 6, 6);
        assertThat(texts(script.statements()))
                .containsExactly(
                        "create table a (\n  id int\n)", "insert into a values (1)", "insert into a values (2)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select ';' , 'it''s; '",
                "select E'\\';' , e'\\\\'",
                "select 'a\\'",
                "select \"a;\"\"b\"",
                "select $$a;b$$",
                "select $body$ a; $$ ; $x$ ; $body$",
                "select $a$ $ab$; $a $a$",
                "select 1 /* a; /* b; */ c; */ + 1",
                "select 1 -- a; b",
                "select U&'d\\0061t;' , U&\"d;\"",
                "select B'01;', x'1f;', N'a;'",
                "select a$$b$$c from t",
                "select $1, $2",
                "select 'a'\n'b;'",
                "select 5 -/**/- 3",
                "create rule r as on insert to t do also (delete from a; delete from b)",
                "select '{\"a\": \";\"}'::jsonb ? 'a'",
                "select é$q$",
                "select 1e5, 0x1F, 1_000.5"
            })
    void is_one_statement(String sql) {
        var script = SqlScript.parse(sql + "\n;\n");

        assertThat(script.flaws()).isEmpty();
        assertThat(script.statements()).hasSize(1);
    }

    @Test
    void a_dollar_after_a_name_belongs_to_the_name() {
        assertThat(texts(SqlScript.parse("select a$$;select b$$;").statements()))
                .containsExactly("select a$$", "select b$$");
    }

    @Test
    void a_function_body_in_plain_sql_belongs_to_its_function() {
        var script = SqlScript.parse("""
                create or replace function f(a int) returns int language sql
                begin atomic
                  insert into log values (case when a > 1 then 'x' else 'y' end);
                  select case a when 1 then 2 end;
                end;
                create procedure p() language sql begin atomic select 1; end;
                select 1;
                """);

        assertThat(script.statements()).extracting(Statement::line).containsExactly(1, 6, 7);
    }

    @Test
    void begin_without_atomic_begins_no_body() {
        assertThat(SqlScript.parse("begin; create function f() returns int as 'select 1' language sql; end;")
                        .statements())
                .hasSize(3);
    }

    @Test
    void backslashes_escape_where_the_script_switches_to_that() {
        var script = SqlScript.parse("""
                set standard_conforming_strings = off;
                select 'it\\'s; one';
                set standard_conforming_strings to on;
                select 'a\\'; select 2;
                """);

        assertThat(script.flaws()).isEmpty();
        assertThat(script.statements()).hasSize(5);
    }

    @Test
    void comments_and_semicolons_alone_are_no_statements() {
        var script = SqlScript.parse("-- nothing\n;; /* here */ ;\n");

        assertThat(script.statements()).isEmpty();
        assertThat(script.isEmpty()).isTrue();
        assertThat(SqlScript.parse("BEGIN; COMMIT;").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 'a", "select \"a", "select $x$ a $y$", "select /* /* */", "select E'\\'"})
    void what_is_never_closed_is_a_flaw_with_its_line(String open) {
        var script = SqlScript.parse("select 1;\n\n" + open);

        assertThat(script.flaws()).singleElement().satisfies(flaw -> {
            assertThat(flaw.kind()).isEqualTo(Flaw.Kind.UNFINISHED);
            assertThat(flaw.line()).isEqualTo(3);
        });
    }

    @Test
    void commands_of_psql_are_flaws_and_hide_nothing_that_follows() {
        var script = SqlScript.parse("""
                \\set ON_ERROR_STOP on
                select 1;
                copy t (a, b) from stdin with csv;
                1,it's
                2,"x
                \\.
                select 2;
                \\connect other
                """);

        assertThat(script.flaws()).extracting(Flaw::line).containsExactly(1, 3, 8);
        assertThat(script.flaws()).allMatch(flaw -> flaw.kind() == Flaw.Kind.PSQL_ONLY);
        assertThat(texts(script.statements())).contains("select 1", "select 2").hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index concurrently i on t (a)",
                "CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)",
                "create /* now */ index\nconcurrently if not exists i on t (a)",
                "drop index concurrently i",
                "reindex (verbose, concurrently) table t",
                "reindex table concurrently t",
                "reindex database d",
                "vacuum (analyze) t",
                "cluster",
                "alter system set work_mem = '1MB'",
                "create database d",
                "drop database if exists d",
                "create tablespace s location '/x'",
                "alter table t detach partition p concurrently",
                "create subscription s connection '' publication p",
                "alter database d set tablespace x"
            })
    void cannot_run_in_a_transaction(String sql) {
        assertThat(only(sql).inTransaction()).isEqualTo(InTransaction.REFUSES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index i on t (concurrently_made)",
                "create table \"concurrently\" (a int)",
                "comment on table t is 'create index concurrently'",
                "refresh materialized view concurrently v",
                "alter type mood add value 'ok'",
                "cluster t using i",
                "reindex table t",
                "savepoint a",
                "rollback to savepoint a",
                "release savepoint a",
                "alter database d set work_mem = '1MB'",
                "do $$ begin commit; end $$"
            })
    void fits_into_a_transaction(String sql) {
        assertThat(only(sql).inTransaction()).isEqualTo(InTransaction.FITS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "begin",
                "BEGIN ISOLATION LEVEL SERIALIZABLE",
                "start transaction",
                "commit",
                "end",
                "rollback",
                "abort",
                "prepare transaction 'x'"
            })
    void controls_the_transaction(String sql) {
        assertThat(only(sql).inTransaction()).isEqualTo(InTransaction.CONTROLS);
    }

    @Test
    void a_transaction_around_the_whole_script_makes_room_for_the_runners() {
        assertThat(texts(SqlScript.parse("BEGIN; select 1; select 2; COMMIT;").work()))
                .containsExactly("select 1", "select 2");
        assertThat(SqlScript.parse("select 1; COMMIT; select 2;").work()).hasSize(3);
    }

    @Test
    void directives_are_read_from_comments_only() {
        var script = SqlScript.parse("""
                -- slipway: irreversible because the old column held plain passwords
                select '-- slipway: no-transaction';
                --Slipway: no-transaction
                -- slipway: reversible
                """);

        assertThat(script.directives())
                .containsExactly(
                        new Directive.Irreversible("the old column held plain passwords", 1),
                        new Directive.NoTransaction(3),
                        new Directive.Unknown("reversible", 4));
        assertThat(script.withoutTransaction()).isTrue();
    }

    @Test
    void a_script_of_nothing_but_statements_that_refuse_transactions_needs_no_directive() {
        assertThat(SqlScript.parse("create index concurrently i on t (a);").withoutTransaction())
                .isTrue();
        assertThat(SqlScript.parse("select 1; create index concurrently i on t (a);")
                        .withoutTransaction())
                .isFalse();
        assertThat(SqlScript.parse("").withoutTransaction()).isFalse();
    }

    @Test
    void a_position_that_postgresql_counts_leads_to_the_line_of_the_file() {
        var statement = only("\n\nselect '\uD83D\uDE00',\n  nothing\n  from t");

        assertThat(statement.line()).isEqualTo(3);
        assertThat(statement.lineAt(1)).isEqualTo(3);
        assertThat(statement.lineAt("select '?',\n  n".length())).isEqualTo(4);
        assertThat(statement.lineAt(10_000)).isEqualTo(5);
        assertThat(statement.lineAt(0)).isEqualTo(3);
    }

    private static Statement only(String sql) {
        var statements = SqlScript.parse(sql + ";").statements();
        assertThat(statements).hasSize(1);
        return statements.getFirst();
    }

    private static List<String> texts(List<Statement> statements) {
        return statements.stream().map(Statement::text).toList();
    }
}

package dev.slipway.migrations.confinement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.migrations.SharedServer;
import dev.slipway.migrations.scratch.ScratchDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On each way out: what a superuser of production may have prepared, the attempt to use it, and the refusal. */
class ConfinementIT {

    private ScratchDatabase copy;
    private String owner;

    @BeforeEach
    void copyOfProduction() {
        copy = SharedServer.newDatabase();
        owner = copy.owner().user();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copy (select 1) to program 'cat'",
                "copy (select 1) to '/tmp/out'",
                "create table t (x text); copy t from '/etc/passwd'",
                "create table t (x text); copy t from program 'id'",
                "select pg_read_file('/etc/passwd')",
                "select pg_read_binary_file('PG_VERSION')",
                "select pg_ls_dir('.')",
                "select lo_import('/etc/passwd')",
                "select lo_export(lo_from_bytea(0, 'x'), '/tmp/out')",
                "select pg_reload_conf()",
                "select pg_rotate_logfile()"
            })
    void files_and_programs_of_the_server_are_out_of_reach_even_if_production_allows_them(String attempt)
            throws Exception {
        superuser("grant pg_execute_server_program, pg_read_server_files, pg_write_server_files to " + owner);
        superuser("grant execute on all functions in schema pg_catalog to " + owner);
        superuser("grant execute on function pg_read_file(text) to public");

        confined();

        assertThatThrownBy(() -> owner(attempt))
                .rootCause()
                .message()
                .containsPattern("permission denied|must be superuser or have privileges");
    }

    @Test
    void files_are_not_reached_by_way_of_a_role_that_the_owner_is_in() throws Exception {
        superuser("create role %1$s_ops createrole; grant pg_read_server_files to %1$s_ops; grant %1$s_ops to %1$s"
                .formatted(owner));

        confined();

        assertThatThrownBy(() -> owner("set role " + owner + "_ops; select pg_read_file('/etc/passwd')"))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> owner("set role " + owner + "_ops; create role another"))
                .hasStackTraceContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create role another superuser",
                "create database another",
                "set session authorization slipway_scratch",
                "set role slipway_scratch",
                "set role %s_boss",
                "grant pg_execute_server_program to %s",
                "alter system set log_statement = 'all'",
                "alter system set archive_command = 'id'",
                "set session_preload_libraries = 'x'",
                "set log_directory = '/tmp'",
                "create tablespace t location '/tmp'",
                "load '/tmp/evil.so'",
                "create event trigger e on ddl_command_start execute function f()"
            })
    void more_power_is_not_to_be_had(String attempt) throws Exception {
        superuser("create role %1$s_boss superuser; grant %1$s_boss to %1$s; grant slipway_scratch to %1$s"
                .formatted(owner));
        superuser("grant alter system, set on parameter archive_command, log_statement, session_preload_libraries to "
                + owner);
        superuser("create function f() returns event_trigger language plpgsql as 'begin end'");

        confined();

        if (attempt.equals("set role %s_boss")) {
            owner(attempt.formatted(owner));
            assertThatThrownBy(() -> owner("set role " + owner + "_boss; select pg_read_file('/etc/passwd')"))
                    .hasStackTraceContaining("permission denied");
        } else {
            assertThatThrownBy(() -> owner(attempt.formatted(owner))).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void an_owner_that_was_a_superuser_is_none_any_more() throws Exception {
        superuser("alter role " + owner + " superuser createrole createdb replication");

        confined();

        assertThat(SharedServer.ask(copy.owner(), """
                select rolsuper or rolcreaterole or rolcreatedb or rolreplication from pg_roles
                where rolname = current_user""")).containsExactly("f");
    }

    @Test
    void code_of_a_superuser_runs_with_the_power_of_its_caller() throws Exception {
        superuser("""
                create function peep(file text) returns text security definer language plpgsql
                as 'begin return pg_read_file(file); end';
                create table watched (x int); grant all on watched to public;
                create function spy() returns trigger security definer language plpgsql
                as 'begin perform pg_read_file(''/etc/passwd''); return new; end';
                create trigger spy before insert on watched for each row execute function spy();
                create view passwords as select rolname, rolpassword from pg_authid;
                grant select on passwords to public;""");
        assertThat(SharedServer.ask(copy.owner(), "select peep('PG_VERSION')")).hasSize(1);

        confined();

        assertThatThrownBy(() -> owner("select peep('PG_VERSION')")).hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> owner("insert into watched values (1)")).hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> owner("select * from passwords")).hasStackTraceContaining("permission denied");
    }

    @Test
    void code_of_a_role_with_more_power_runs_with_the_power_of_its_caller_too() throws Exception {
        copy.prepare(List.of(), List.of(owner + "_app"));
        superuser("""
                create role %1$s_ops; grant pg_read_server_files to %1$s_ops;
                grant execute on function pg_read_file(text) to %1$s_ops;
                create function peep() returns text security definer language sql as 'select pg_read_file(''PG_VERSION'')';
                alter function peep() owner to %1$s_ops;
                create table own (x int); alter table own owner to %1$s_app;
                create function ours() returns bigint security definer language sql as 'select count(*) from own';
                alter function ours() owner to %1$s_app""".formatted(owner));
        assertThat(SharedServer.ask(copy.owner(), "select peep()")).hasSize(1);

        confined();

        assertThatThrownBy(() -> owner("select peep()")).hasStackTraceContaining("permission denied");
        assertThat(SharedServer.ask(copy.owner(), "select prosecdef from pg_proc where proname = 'ours'"))
                .containsExactly("t");
    }

    @Test
    void a_trusted_extension_is_all_that_the_owner_may_still_create() throws Exception {
        confined();

        owner("create extension pgcrypto");
        for (var extension : List.of("dblink", "postgres_fdw", "file_fdw", "adminpack", "xml2", "pageinspect")) {
            assertThatThrownBy(() -> owner("create extension " + extension))
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void files_by_way_of_an_extension_are_out_of_reach() throws Exception {
        copy.prepare(List.of("adminpack"), List.of());
        superuser("grant execute on all functions in schema pg_catalog to " + owner);

        confined();

        assertThatThrownBy(() -> owner("select pg_file_write('out', 'x', false)"))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> owner("select pg_file_unlink('PG_VERSION')"))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void untrusted_languages_are_neither_written_nor_called_nor_set_off() throws Exception {
        superuser("create language untrusted handler plpgsql_call_handler validator plpgsql_validator");
        superuser("""
                create function wild() returns int language untrusted as 'begin return 7; end';
                create function mine() returns int language untrusted as 'begin return 7; end';
                create function fires() returns trigger language untrusted as 'begin raise ''fired''; end';
                create table t (x int);
                create trigger fires before insert on t for each row execute function fires();""");
        superuser(
                "alter function mine() owner to %1$s; alter table t owner to %1$s; grant execute on function wild() to %1$s"
                        .formatted(owner));

        confined();

        assertThatThrownBy(() -> owner("create function x() returns int language untrusted as 'begin return 1; end'"))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> owner("select wild()")).hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> owner("select mine()")).hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> owner("create function x() returns int language c as 'libc', 'system'"))
                .hasStackTraceContaining("permission denied");
        owner("insert into t values (1)");
    }

    @Test
    void dblink_is_of_no_use_where_production_has_it() throws Exception {
        copy.prepare(List.of("dblink"), List.of());
        superuser("grant execute on all functions in schema public to " + owner);

        confined();

        assertThatThrownBy(() -> owner("select dblink_connect('host=127.0.0.1 port=1')"))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> owner("select * from dblink('host=127.0.0.1', 'select 1') as t (x int)"))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> owner("select dblink_exec('host=127.0.0.1', 'select 1')"))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void foreign_servers_lead_nowhere_and_their_passwords_are_gone() throws Exception {
        copy.prepare(List.of("postgres_fdw", "file_fdw"), List.of());
        superuser("""
                create server other foreign data wrapper postgres_fdw options (host '127.0.0.1', port '1');
                create user mapping for public server other options (user 'x', password 'sesame');
                create user mapping for %1$s server other options (user 'x', password 'sesame');
                create foreign table remote (x int) server other;
                create server files foreign data wrapper file_fdw;
                create foreign table passwd (line text) server files options (filename '/etc/passwd');
                grant all on foreign data wrapper postgres_fdw, file_fdw to %1$s;
                grant all on foreign server other, files to %1$s;
                alter server other owner to %1$s;
                grant all on remote, passwd to public;""".formatted(owner));
        assertThat(SharedServer.ask(copy.owner(), "select count(*) > 0 from passwd"))
                .containsExactly("t");

        confined();

        assertThatThrownBy(() -> owner("select * from passwd")).hasStackTraceContaining("has no handler");
        assertThatThrownBy(() -> owner("select * from remote")).hasStackTraceContaining("has no handler");
        assertThatThrownBy(() -> owner("create user mapping for current_user server other; select * from remote"))
                .hasStackTraceContaining("has no handler");
        assertThatThrownBy(() -> owner("import foreign schema public from server other into public"))
                .hasStackTraceContaining("has no handler");
        assertThatThrownBy(() -> owner("create server mine foreign data wrapper postgres_fdw options (host 'x')"))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> owner("alter foreign data wrapper file_fdw handler file_fdw_handler"))
                .hasStackTraceContaining("permission denied");
        assertThat(SharedServer.ask(copy.superuser(), "select count(*) from pg_user_mapping"))
                .containsExactly("0");
    }

    @Test
    void nothing_is_replicated_in_or_out() throws Exception {
        superuser(
                "create subscription sub connection 'host=127.0.0.1 password=sesame' publication p with (connect = false)");
        superuser("alter role " + owner + " replication");

        confined();

        assertThat(SharedServer.ask(copy.superuser(), "select count(*) from pg_subscription"))
                .containsExactly("0");
        assertThatThrownBy(() ->
                        owner("create subscription s connection 'host=127.0.0.1' publication p with (connect = false)"))
                .hasStackTraceContaining("must be superuser");
        assertThatThrownBy(() -> owner("select pg_create_logical_replication_slot('s', 'pgoutput')"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> owner("create publication p for all tables"))
                .hasStackTraceContaining("must be superuser");
    }

    @Test
    void sessions_of_others_are_not_ended() throws Exception {
        superuser("grant pg_signal_backend to " + owner);
        confined();

        try (var other = copy.superuser().open();
                var statement = other.createStatement();
                var pid = statement.executeQuery("select pg_backend_pid()")) {
            pid.next();
            var end = "select pg_terminate_backend(" + pid.getInt(1) + ")";
            assertThatThrownBy(() -> owner(end)).hasStackTraceContaining("must be");
            assertThat(other.isValid(5)).isTrue();
        }
    }

    @Test
    void event_triggers_of_production_do_not_run_with_the_power_of_whoever_confines() throws Exception {
        superuser("""
                create function grab() returns event_trigger language plpgsql
                as 'begin execute ''alter role %1$s superuser''; end';
                alter function grab() owner to %1$s;
                create event trigger grab on ddl_command_end execute function grab();
                create event trigger always on ddl_command_start execute function grab();
                alter event trigger always enable always;
                create view v as select 1;""".formatted(owner)
                .replace("create view", "set session_replication_role = replica; drop view if exists v; create view"));
        superuser("alter role " + owner + " nosuperuser");

        confined();

        assertThat(SharedServer.ask(copy.superuser(), "select rolsuper from pg_roles where rolname = '" + owner + "'"))
                .containsExactly("f");
    }

    @Test
    void harmless_extensions_stay_and_others_may_be_trusted() throws Exception {
        copy.prepare(List.of("pgcrypto", "pg_trgm", "uuid-ossp", "xml2"), List.of());

        confined();
        assertThat(SharedServer.ask(copy.owner(), "select length(gen_salt('bf')) > 0 and similarity('a', 'a') = 1"))
                .containsExactly("t");
        assertThatThrownBy(() -> owner("select xml_valid('<a/>')")).hasStackTraceContaining("permission denied");

        var other = SharedServer.newDatabase();
        other.prepare(List.of("xml2"), List.of());
        Confinement.of(other).trusting(Set.of("xml2")).close();
        assertThat(SharedServer.ask(other.owner(), "select xml_valid('<a/>')")).containsExactly("t");
    }

    @Test
    void an_ordinary_database_goes_on_working_and_a_second_time_nothing_is_left_to_do() throws Exception {
        owner("create table t (x int); create function f() returns int language plpgsql as 'begin return 1; end'");

        confined();

        owner("alter table t add y int; insert into t values (f(), 2); notify hello; create schema s");
        assertThat(Confinement.of(copy).close()).allMatch(statement -> statement.contains("temp_file_limit"));
    }

    @Test
    void an_owner_who_is_the_superuser_itself_is_refused() {
        var open = new ScratchDatabase(copy.superuser(), copy.superuser());

        assertThatThrownBy(() -> Confinement.of(open).close())
                .isInstanceOf(NotConfined.class)
                .hasMessageContaining("slipway_scratch is the superuser itself");
    }

    private void confined() throws SQLException {
        Confinement.of(copy).close();
    }

    private void owner(String sql) {
        SharedServer.execute(copy.owner(), sql);
    }

    private void superuser(String sql) {
        SharedServer.execute(copy.superuser(), sql);
    }
}

package dev.slipway.migrations.confinement;

import dev.slipway.migrations.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Closes what leads out of a copy of production before strangers' SQL runs in it: to files, programs, other databases,
 * other sessions, more power. It changes roles of the scratch server, so it is for scratch servers only.
 */
public final class Confinement {

    /** They compute and store, and reach nothing but the database they are in. */
    private static final Set<String> HARMLESS = Set.of(
            "address_standardizer",
            "amcheck",
            "autoinc",
            "bloom",
            "btree_gin",
            "btree_gist",
            "citext",
            "cube",
            "dict_int",
            "dict_xsyn",
            "earthdistance",
            "fuzzystrmatch",
            "hstore",
            "hypopg",
            "insert_username",
            "intagg",
            "intarray",
            "isn",
            "lo",
            "ltree",
            "moddatetime",
            "pg_buffercache",
            "pg_freespacemap",
            "pg_hashids",
            "pg_stat_statements",
            "pg_trgm",
            "pg_uuidv7",
            "pg_visibility",
            "pgcrypto",
            "pgrowlocks",
            "pgstattuple",
            "plperl",
            "plpgsql",
            "pltcl",
            "postgis",
            "postgis_topology",
            "refint",
            "rum",
            "seg",
            "sslinfo",
            "tablefunc",
            "tcn",
            "tsm_system_rows",
            "tsm_system_time",
            "unaccent",
            "uuid-ossp",
            "vector");

    private final ScratchDatabase copy;
    private final Set<String> harmless;

    private Confinement(ScratchDatabase copy, Set<String> harmless) {
        this.copy = copy;
        this.harmless = harmless;
    }

    public static Confinement of(ScratchDatabase copy) {
        return new Confinement(copy, HARMLESS);
    }

    /** Leaves the functions of further extensions alone, on the word of the operator. */
    public Confinement trusting(Set<String> extensions) {
        var all = new TreeSet<>(harmless);
        all.addAll(extensions);
        return new Confinement(copy, all);
    }

    /** Closes all ways, or throws; what it has done is told statement by statement. */
    public List<String> close() throws SQLException {
        if (copy.owner().user().equals(copy.superuser().user())) {
            throw new NotConfined(List.of("its owner " + copy.owner().user() + " is the superuser itself"));
        }
        var done = new ArrayList<String>();
        try (var connection = copy.superuser().open()) {
            prepare(connection);
            for (var way : WayOut.values()) {
                if (way.isThereIn(Integer.parseInt(
                        answers(connection, "show server_version_num").getFirst()))) {
                    done.addAll(close(connection, way));
                }
            }
            var open = answers(connection, WayOut.stillOpen());
            if (!open.isEmpty()) {
                throw new NotConfined(open);
            }
            connection.commit();
        }
        return List.copyOf(done);
    }

    /** As a replica, the session does not set off event triggers: they would run with its power. */
    private void prepare(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set search_path = pg_catalog");
            statement.execute("set session_replication_role = replica");
        }
        try (var remember = connection.prepareStatement(
                "select pg_catalog.set_config('slipway.owner', ?, false), pg_catalog.set_config('slipway.harmless', ?, false)")) {
            remember.setString(1, copy.owner().user());
            remember.setString(2, String.join(",", harmless));
            remember.execute();
        }
        connection.setAutoCommit(false);
    }

    private static List<String> close(Connection connection, WayOut way) throws SQLException {
        var statements = answers(connection, way.question());
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (var each : statements) {
                statement.execute(each);
            }
        }
        return statements;
    }

    private static List<String> answers(Connection connection, String question) throws SQLException {
        var answers = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
        }
        return answers;
    }
}

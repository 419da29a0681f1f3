package dev.slipway.backup.fingerprint;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What has to be there before a database can be restored: extensions, and roles that own something or may do something. */
public record Needs(List<Extension> extensions, List<String> roles) {

    private static final String EXTENSIONS = """
            select e.extname, e.extversion, n.nspname
            from pg_extension e
            join pg_namespace n on n.oid = e.extnamespace
            order by e.oid""";

    /** What the first superuser owns is written down nowhere, so owners are asked for too. */
    private static final String ROLES = """
            select pg_get_userbyid(s.refobjid)
            from pg_shdepend s
            join pg_database d on d.oid = s.dbid
            where d.datname = current_database() and s.refclassid = 'pg_authid'::regclass
            union
            select pg_get_userbyid(o.owner)
            from (select relowner as owner, relnamespace as place from pg_class
                  union all select proowner, pronamespace from pg_proc
                  union all select typowner, typnamespace from pg_type
                  union all select nspowner, oid from pg_namespace) o
            join pg_namespace n on n.oid = o.place
            where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            order by 1""";

    /** One extension; the schema is where its functions are. */
    public record Extension(String name, String version, String schema) {

        @Override
        public String toString() {
            return name + " " + version;
        }
    }

    public Needs {
        extensions = List.copyOf(extensions);
        roles = List.copyOf(roles);
    }

    static Needs read(Connection connection) throws SQLException {
        var extensions = new ArrayList<Extension>();
        var roles = new ArrayList<String>();
        try (var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery(EXTENSIONS)) {
                while (rows.next()) {
                    extensions.add(new Extension(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
            try (var rows = statement.executeQuery(ROLES)) {
                while (rows.next()) {
                    roles.add(rows.getString(1));
                }
            }
        }
        // those that every server brings cannot be made, and one of them can run programs
        roles.removeIf(role -> role.startsWith("pg_"));
        return new Needs(extensions, roles);
    }
}

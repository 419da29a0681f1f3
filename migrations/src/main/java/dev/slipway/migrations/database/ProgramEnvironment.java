package dev.slipway.migrations.database;

import dev.slipway.migrations.socket.UnixSocketFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Tells PostgreSQL's programs where to go by variables, because arguments are shown to every user of a machine.
 *
 * <p>A process's environment is read by its own user alone, and unlike a password file it is gone with the process
 * however that ends.
 */
final class ProgramEnvironment {

    private ProgramEnvironment() {}

    static Map<String, String> of(PGSimpleDataSource source) {
        var variables = new TreeMap<String, String>();
        put(variables, "PGHOST", host(source));
        put(variables, "PGPORT", String.valueOf(source.getPortNumbers()[0]));
        put(variables, "PGDATABASE", source.getDatabaseName());
        put(variables, "PGUSER", source.getUser());
        put(variables, "PGPASSWORD", source.getPassword());
        put(variables, "PGSSLMODE", source.getSslMode());
        put(variables, "PGSSLROOTCERT", source.getSslRootCert());
        put(variables, "PGSSLCERT", source.getSslCert());
        put(variables, "PGSSLKEY", source.getSslKey());
        put(variables, "PGOPTIONS", source.getOptions());
        put(variables, "PGCONNECT_TIMEOUT", String.valueOf(source.getConnectTimeout()));
        return variables;
    }

    private static String host(PGSimpleDataSource source) {
        return UnixSocketFactory.folder(source)
                .map(Path::toString)
                .orElseGet(() -> String.join(",", source.getServerNames()).replaceAll("[\\[\\]]", ""));
    }

    private static void put(Map<String, String> variables, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            variables.put(name, value);
        }
    }
}

package dev.slipway.migrations.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database's address as applications keep it, `postgresql://user:password@host:port/name?sslmode=…`; never shown with its password. */
public final class DatabaseUrl {

    private static final int USUAL_PORT = 5432;
    private static final Pattern FORM = Pattern.compile(
            "(?:jdbc:)?postgres(?:ql)?://(?:([^:@/?#]*)(?::([^@/?#]*))?@)?(\\[[0-9a-fA-F:.]+]|[^:/?#@]+)(?::(\\d{1,5}))?/([^?#]*)(?:\\?([^#]*))?");

    /** Parameters that other clients understand and this one has no use for are left out. */
    private static final Map<String, BiConsumer<PGSimpleDataSource, String>> PARAMETERS = Map.of(
            "user", PGSimpleDataSource::setUser,
            "password", PGSimpleDataSource::setPassword,
            "sslmode", PGSimpleDataSource::setSslMode,
            "sslrootcert", PGSimpleDataSource::setSslRootCert,
            "sslcert", PGSimpleDataSource::setSslCert,
            "sslkey", PGSimpleDataSource::setSslKey,
            "options", PGSimpleDataSource::setOptions);

    private final PGSimpleDataSource source;

    private DatabaseUrl(PGSimpleDataSource source) {
        this.source = source;
    }

    public static DatabaseUrl parse(String written) {
        var form = FORM.matcher(written.strip());
        if (!form.matches() || form.group(5).isEmpty()) {
            throw new IllegalArgumentException(
                    "what was given is no address of a PostgreSQL database; write postgresql://user:password@host:port/name,"
                            + " with characters such as @ or / in the password written as %40 or %2F");
        }
        var source = new PGSimpleDataSource();
        source.setConnectTimeout(10);
        source.setLoginTimeout(20);
        source.setTcpKeepAlive(true);
        source.setServerNames(new String[] {form.group(3)});
        source.setPortNumbers(new int[] {
            Optional.ofNullable(form.group(4)).map(Integer::parseInt).orElse(USUAL_PORT)
        });
        source.setDatabaseName(decoded(form.group(5)));
        Optional.ofNullable(form.group(1)).map(DatabaseUrl::decoded).ifPresent(source::setUser);
        Optional.ofNullable(form.group(2)).map(DatabaseUrl::decoded).ifPresent(source::setPassword);
        Optional.ofNullable(form.group(6)).ifPresent(query -> parameters(query, source));
        return new DatabaseUrl(source);
    }

    /** Lets nothing take longer: neither the way there nor any answer. */
    public DatabaseUrl within(Duration patience) {
        int seconds = (int) Math.max(1, patience.toSeconds());
        source.setConnectTimeout(seconds);
        source.setLoginTimeout(seconds);
        source.setSocketTimeout(seconds);
        return this;
    }

    public DataSource dataSource() {
        return source;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "%s@%s:%d/%s"
                .formatted(
                        source.getUser(),
                        String.join(",", source.getServerNames()),
                        source.getPortNumbers()[0],
                        source.getDatabaseName());
    }

    private static void parameters(String query, PGSimpleDataSource source) {
        Arrays.stream(query.split("&", -1))
                .map(parameter -> parameter.split("=", 2))
                .filter(parameter -> parameter.length == 2)
                .forEach(parameter -> Optional.ofNullable(PARAMETERS.get(parameter[0]))
                        .ifPresent(set -> set.accept(source, decoded(parameter[1]))));
    }

    /** A plus is a plus here, unlike in forms. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

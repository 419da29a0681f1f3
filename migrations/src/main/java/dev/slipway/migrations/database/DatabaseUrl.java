package dev.slipway.migrations.database;

import dev.slipway.migrations.scratch.Login;
import dev.slipway.migrations.scratch.Tls;
import dev.slipway.migrations.socket.UnixSocketFactory;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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

    /** The way in with a login of a scratch server. */
    public static DatabaseUrl of(Login login) {
        var source = new PGSimpleDataSource();
        UnixSocketFactory.lead(source, login.host(), login.port());
        login.tls().secure(source);
        source.setDatabaseName(login.database());
        source.setUser(login.user());
        source.setPassword(login.password());
        source.setConnectTimeout(10);
        source.setLoginTimeout(20);
        source.setTcpKeepAlive(true);
        return new DatabaseUrl(source);
    }

    /** Lets nothing take longer: neither the way there nor any answer. */
    public DatabaseUrl within(Duration patience) {
        int seconds = (int) Math.max(1, patience.toSeconds());
        return changed(copy -> {
            copy.setConnectTimeout(seconds);
            copy.setLoginTimeout(seconds);
            copy.setSocketTimeout(seconds);
        });
    }

    /** For work that takes as long as there is data: only the way there is bounded. */
    public DatabaseUrl withPatience() {
        return changed(copy -> copy.setSocketTimeout(0));
    }

    /** Another database of the same server, with the same login. */
    public DatabaseUrl to(String database) {
        return changed(copy -> copy.setDatabaseName(database));
    }

    /** The same way with another login. */
    public DatabaseUrl as(String user, String password) {
        return changed(copy -> {
            copy.setUser(user);
            copy.setPassword(password);
        });
    }

    public String user() {
        return String.valueOf(source.getUser());
    }

    /** The same as what a scratch server hands out. */
    public Login login() {
        return new Login(
                source.getServerNames()[0],
                source.getPortNumbers()[0],
                database(),
                String.valueOf(source.getUser()),
                Optional.ofNullable(source.getPassword()).orElse(""),
                Tls.of(source));
    }

    public String database() {
        return String.valueOf(source.getDatabaseName());
    }

    public Connection open() throws SQLException {
        return source.getConnection();
    }

    /** The same way in for PostgreSQL's own programs, which take it from their environment. */
    public Map<String, String> environment() {
        return ProgramEnvironment.of(source);
    }

    private DatabaseUrl changed(Consumer<PGSimpleDataSource> change) {
        var copy = new PGSimpleDataSource();
        try {
            copy.initializeFrom(source);
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("the address of " + this + " cannot be copied", e);
        }
        change.accept(copy);
        return new DatabaseUrl(copy);
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

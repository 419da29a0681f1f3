package dev.slipway.parts.database;

import dev.slipway.migrations.database.DatabaseUrl;
import dev.slipway.parts.Unreachable;
import dev.slipway.release.parts.DatabaseAddress;
import dev.slipway.runtime.secrets.Redaction;
import dev.slipway.runtime.secrets.Secrets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import javax.sql.DataSource;

/** The database of a target, whose password is known to nobody else in this process. */
public final class TargetDatabase {

    private final DatabaseAddress address;
    private final DatabaseUrl url;
    private final Duration patience;

    private TargetDatabase(DatabaseAddress address, DatabaseUrl url, Duration patience) {
        this.address = address;
        this.url = url;
        this.patience = patience;
    }

    /** Throws `GiveUp` if a secret is missing; the database itself is not asked for anything yet. */
    public static TargetDatabase of(DatabaseAddress address, Secrets secrets, Duration patience) throws Unreachable {
        var written = switch (address) {
            case DatabaseAddress.Url(var reference) -> secrets.resolve(reference);
            case DatabaseAddress.Pieces pieces -> written(pieces, secrets);
        };
        try {
            return new TargetDatabase(address, DatabaseUrl.parse(written).within(patience), patience);
        } catch (IllegalArgumentException malformed) {
            throw new Unreachable(
                    address + " has no address that can be used",
                    "put postgresql://user:password@host:port/name there, with characters such as @ or / in the password"
                            + " written as %40 or %2F",
                    malformed);
        }
    }

    /** For whoever takes longer than one look and minds the time itself. */
    public DataSource dataSource() {
        return url.withPatience().dataSource();
    }

    /** For whoever has PostgreSQL's own programs go there. */
    public DatabaseUrl url() {
        return url.withPatience();
    }

    /** Asks for something; an answer that takes longer than was said is none. */
    public <T> T ask(Question<T> question) throws Unreachable {
        try (var connection = url.open()) {
            return question.of(connection);
        } catch (SQLException failure) {
            throw DatabaseTrouble.of(this, patience, failure);
        }
    }

    /** What somebody wants to know. */
    @FunctionalInterface
    public interface Question<T> {
        T of(Connection connection) throws SQLException;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return address instanceof DatabaseAddress.Url ? "the database " + url : address.toString();
    }

    private static String written(DatabaseAddress.Pieces pieces, Secrets secrets) {
        var login = new StringBuilder(encoded(pieces.user()));
        pieces.password().ifPresent(reference -> {
            var password = encoded(secrets.resolve(reference));
            Redaction.remember(password);
            login.append(':').append(password);
        });
        var parameters = new ArrayList<String>();
        pieces.encryption()
                .ifPresent(mode -> parameters.add(
                        "sslmode=" + mode.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        pieces.authority().ifPresent(file -> parameters.add("sslrootcert=" + encoded(file)));
        return "postgresql://%s@%s:%d/%s?%s"
                .formatted(
                        login,
                        pieces.host().contains(":") ? "[" + pieces.host() + "]" : pieces.host(),
                        pieces.port(),
                        encoded(pieces.name()),
                        String.join("&", parameters));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

package dev.slipway.migrations.schema;

import dev.slipway.migrations.schema.SchemaObject.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Everything in a database's schema at one moment; two databases with the same schema give the same snapshot. */
public record SchemaSnapshot(List<SchemaObject> objects) {

    public SchemaSnapshot {
        objects = objects.stream().sorted().toList();
    }

    /** Reads all of it in one transaction that changes nothing. */
    public static SchemaSnapshot take(DataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var snapshot = in(connection);
            connection.rollback();
            return snapshot;
        }
    }

    /** Reads all of it in the transaction that is open. */
    public static SchemaSnapshot in(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local search_path = pg_catalog"); // every other name is then given with its schema
        }
        var objects = new ArrayList<SchemaObject>();
        for (var kind : Kind.values()) {
            objects.addAll(new Catalog(connection).objects(kind));
        }
        return new SchemaSnapshot(objects);
    }

    /** For comparisons with a server that has other roles. */
    public SchemaSnapshot without(Set<Kind> kinds) {
        return new SchemaSnapshot(objects.stream()
                .filter(object -> !kinds.contains(object.kind()))
                .toList());
    }

    /** What has to be done to this schema to make it the other one. */
    public SchemaDifference to(SchemaSnapshot other) {
        return SchemaDifference.between(this, other);
    }

    /** One object after the other, the same every time. */
    public String text() {
        return objects.stream().map(SchemaObject::toString).collect(Collectors.joining("\n"));
    }

    /** SHA-256 of the text: the schema's identity in a plan. */
    public String digest() {
        return sha256(text());
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package dev.slipway.migrations.run;

import java.sql.Connection;
import java.sql.SQLException;

/** The highest token that a database has seen; whoever comes with a lower one is too late. */
final class Fence {

    private static final String RAISE = """
            insert into slipway.migration_fence as fence (fencing_token, deployment, taken_at)
            values (?, ?, pg_catalog.clock_timestamp())
            on conflict (only_row) do update
            set fencing_token = excluded.fencing_token, deployment = excluded.deployment, taken_at = excluded.taken_at
            where fence.fencing_token <= excluded.fencing_token""";
    private static final String SEEN = "select fencing_token, deployment from slipway.migration_fence for update";

    private static final String EXISTS = "select pg_catalog.to_regclass('slipway.migration_fence') is not null";

    private final Connection connection;

    Fence(Connection connection) {
        this.connection = connection;
    }

    /** Zero where nobody has been yet. */
    long highest() throws SQLException {
        try (var statement = connection.createStatement();
                var exists = statement.executeQuery(EXISTS)) {
            exists.next();
            if (!exists.getBoolean(1)) {
                return 0;
            }
        }
        try (var statement = connection.createStatement();
                var seen = statement.executeQuery("select fencing_token from slipway.migration_fence")) {
            return seen.next() ? seen.getLong(1) : 0;
        }
    }

    void raise(Claim claim) throws SQLException, Blocked {
        try (var raise = connection.prepareStatement(RAISE)) {
            raise.setLong(1, claim.fencingToken());
            raise.setString(2, claim.deployment());
            raise.executeUpdate();
        }
        assertNewest(claim);
    }

    void assertNewest(Claim claim) throws SQLException, Blocked {
        try (var statement = connection.createStatement();
                var seen = statement.executeQuery(SEEN)) {
            if (seen.next() && seen.getLong(1) > claim.fencingToken()) {
                throw new Blocked(new Obstacle.Fenced(claim.fencingToken(), seen.getLong(1), seen.getString(2)));
            }
        }
    }
}

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

    private final Connection connection;

    Fence(Connection connection) {
        this.connection = connection;
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

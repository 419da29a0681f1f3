package dev.slipway.backup.loss;

import dev.slipway.backup.fingerprint.Moment;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/** How much a server has written to its log since some moment, all its databases together. */
record WalDistance(Connection connection) {

    private static final String QUERY = "select pg_catalog.pg_wal_lsn_diff(cast(? as pg_lsn), cast(? as pg_lsn))";

    /** Positions of two servers have nothing to do with each other. */
    OptionalLong since(Moment then) throws SQLException {
        var now = Moment.read(connection);
        if (now.position().isEmpty()
                || then.position().isEmpty()
                || !now.cluster().equals(then.cluster())) {
            return OptionalLong.empty();
        }
        try (var query = connection.prepareStatement(QUERY)) {
            query.setString(1, now.position().get());
            query.setString(2, then.position().get());
            var row = query.executeQuery();
            row.next();
            long bytes = row.getLong(1);
            return bytes < 0 ? OptionalLong.empty() : OptionalLong.of(bytes); // the server itself was put back since
        }
    }
}

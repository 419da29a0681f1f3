package dev.slipway.migrations.rehearsal;

import dev.slipway.migrations.data.Reading;
import dev.slipway.migrations.schema.SchemaSnapshot;
import dev.slipway.migrations.scratch.ReadingRole;
import dev.slipway.migrations.scratch.ScratchDatabase;
import java.sql.SQLException;

/** Looks at the copy as somebody who may read everything and can do nothing. */
record Reader(ReadingRole role) implements AutoCloseable {

    static Reader of(ScratchDatabase copy) throws SQLException {
        return new Reader(ReadingRole.of(copy));
    }

    /** What stands in the catalog is read by the same role: the owner may have locked itself out. */
    SchemaSnapshot schema() throws SQLException {
        return SchemaSnapshot.take(role.login().dataSource());
    }

    /** For all that is read at one moment. */
    Reading open() throws SQLException {
        return Reading.through(role.login()::open);
    }

    @Override
    public void close() throws SQLException {
        role.close();
    }
}

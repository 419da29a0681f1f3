package dev.slipway.deploy.schema;

import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.Problem;
import dev.slipway.migrations.history.ForeignHistory;
import dev.slipway.migrations.history.History;
import dev.slipway.migrations.history.HistoryTable;
import dev.slipway.migrations.history.Standing;
import dev.slipway.migrations.run.Obstacle;
import dev.slipway.runtime.GiveUp;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a database says about the migrations that it has seen, ours and those of another tool. */
record Ground(History history, Optional<ForeignHistory> foreign) {

    static Ground of(Connection connection) throws SQLException {
        var history = HistoryTable.read(connection);
        return new Ground(history, history.entries().isEmpty() ? ForeignHistory.find(connection) : Optional.empty());
    }

    /** Nothing is planned that the runner would refuse to do. */
    void refuse(MigrationSet set) {
        foreign.filter(tool -> !tool.noted().isEmpty()).ifPresent(tool -> {
            throw refused(new Obstacle.NotAdopted(tool).message());
        });
        var problems = Standing.of(set, history).problems();
        if (!problems.isEmpty()) {
            throw refused(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
        }
    }

    private static GiveUp refused(String why) {
        return new GiveUp(
                "migrations-not-planned",
                "The migrations of the release do not go on from where the database stands: " + why + ".",
                "migrations-not-planned");
    }
}

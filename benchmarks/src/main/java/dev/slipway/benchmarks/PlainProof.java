package dev.slipway.benchmarks;

import dev.slipway.backup.fingerprint.DatabasePicture;
import dev.slipway.backup.fingerprint.PictureReader;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.proof.Ground;
import dev.slipway.migrations.database.DatabaseUrl;
import dev.slipway.migrations.scratch.PostgresBinaries;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** The least that a proof can take: pg_restore of a file that lies there, into a server that is up, and each row read once, by one session. */
record PlainProof(Ground ground, Path folder, PostgresBinaries programs, Path dump, DatabasePicture original) {

    /** How long each part took, in seconds; the server was begun before. */
    record Took(double server, double restored, double hashed) {

        double all() {
            return restored + hashed;
        }
    }

    Took run() throws PostgresTrouble, IOException, InterruptedException {
        long begun = System.nanoTime();
        var plot = ground.prepare(original);
        try {
            long ready = System.nanoTime();
            var superuser = DatabaseUrl.of(plot.database().superuser());
            new Shell(folder.resolve("restore.log"), superuser.environment())
                    .run("%s --no-owner --dbname=%s %s"
                            .formatted(programs.program("pg_restore"), superuser.database(), dump));
            long restored = System.nanoTime();
            hash(superuser);
            return new Took((ready - begun) / 1e9, (restored - ready) / 1e9, (System.nanoTime() - restored) / 1e9);
        } finally {
            plot.wipe().run();
        }
    }

    private static void hash(DatabaseUrl copy) throws PostgresTrouble {
        try (var connection = copy.open()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            PictureReader.begin(connection).read();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}

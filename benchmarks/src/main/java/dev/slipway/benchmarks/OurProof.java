package dev.slipway.benchmarks;

import dev.slipway.backup.fingerprint.TablePicture;
import dev.slipway.backup.postgres.ByteProgress;
import dev.slipway.backup.postgres.ClientTools;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.proof.Ground;
import dev.slipway.backup.proof.Proof;
import dev.slipway.backup.proof.RestoredCopy;
import dev.slipway.backup.vault.Vault;
import dev.slipway.migrations.MigrationFolder;
import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.rehearsal.Rehearsal;
import dev.slipway.migrations.rehearsal.RehearsalLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/** Proves a backup as the worker does: read back, restored on a server of its own, compared, migrations rehearsed. */
record OurProof(Ground ground, Path folder, ClientTools tools, Vault vault, OurBackup.Taken taken) {

    private static final long MOST = 1L << 40;

    /** How long each part took, in seconds. */
    record Took(double restoredAndCompared, double rehearsed) {

        double all() {
            return restoredAndCompared + rehearsed;
        }
    }

    Took run() throws PostgresTrouble, IOException, InterruptedException, SQLException {
        var migrations = migrations();
        long begun = System.nanoTime();
        try (var dump = vault.open(taken.backup(), OurBackup.DUMP);
                var copy = new Proof(ground, tools, MOST).of(taken.picture(), dump, ByteProgress.NOBODY)) {
            must(copy.comparison().isEqual(), "the copy differs: " + copy.comparison());
            long compared = System.nanoTime();
            rehearse(copy, migrations);
            return new Took((compared - begun) / 1e9, (System.nanoTime() - compared) / 1e9);
        }
    }

    private static void rehearse(RestoredCopy copy, MigrationSet migrations) throws SQLException {
        var known = copy.picture().contents().tables().stream()
                .collect(Collectors.toMap(TablePicture::name, TablePicture::content));
        var report = new Rehearsal(copy.database(), RehearsalLimits.usual(), List.of(), InstantSource.system())
                .knowing(known)
                .of(migrations);
        must(report.passed() && report.migrations().size() == 2, "the rehearsal did not pass: " + report.findings());
    }

    /** Two as releases have them: a column and a table that come and go. */
    private MigrationSet migrations() throws IOException {
        var scripts = Files.createDirectories(folder.resolve("migrations"));
        Files.writeString(scripts.resolve("001_channel.up.sql"), "alter table orders add column channel text;\n");
        Files.writeString(scripts.resolve("001_channel.down.sql"), "alter table orders drop column channel;\n");
        Files.writeString(
                scripts.resolve("002_parcel.up.sql"),
                "create table parcel (id bigint primary key, order_id bigint not null, sent timestamptz);\n");
        Files.writeString(scripts.resolve("002_parcel.down.sql"), "drop table parcel;\n");
        return MigrationFolder.read(scripts);
    }

    private static void must(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}

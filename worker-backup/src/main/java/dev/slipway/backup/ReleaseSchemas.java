package dev.slipway.backup;

import dev.slipway.events.Release;
import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.rehearsal.assertion.Assertion;
import dev.slipway.parts.database.ShippedAssertions;
import dev.slipway.parts.database.ShippedMigrations;
import dev.slipway.release.ApplicationFile;
import dev.slipway.release.bundle.BundleDigest;
import dev.slipway.release.bundle.BundleReader;
import dev.slipway.release.bundle.BundleStore;
import dev.slipway.release.bundle.BundleStoreException;
import dev.slipway.release.bundle.RefusedBundleException;
import dev.slipway.release.yaml.InvalidFileException;
import dev.slipway.runtime.GiveUp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.util.FileSystemUtils;

/** What releases bring along for the database, read from their bundles. */
final class ReleaseSchemas {

    private final BundleStore store;
    private final BundleReader reader = new BundleReader();
    private final Path work;

    /** The folder holds a bundle while it is looked into. */
    ReleaseSchemas(BundleStore store, Path work) {
        this.store = store;
        this.work = work;
    }

    /** Migrations, and what has to hold before and after them. */
    record Schema(Optional<MigrationSet> migrations, List<Assertion> assertions) {}

    /** The files are there until the function returns. A store that is away is tried again by the engine. */
    <T> T of(Release release, Function<Schema, T> look) {
        try {
            var room = Files.createTempDirectory(Files.createDirectories(work), "bundle-");
            try {
                return look.apply(read(release, room));
            } finally {
                FileSystemUtils.deleteRecursively(room);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + work + " cannot be used", e);
        }
    }

    private Schema read(Release release, Path room) throws IOException {
        var digest = new BundleDigest(release.getBundle().getSha256());
        var file = room.resolve("bundle");
        try {
            store.fetch(digest, file);
            var folder = reader.unpack(file, digest, room);
            var application = ApplicationFile.parse(Files.readAllBytes(folder.resolve(ApplicationFile.NAME)));
            return new Schema(ShippedMigrations.in(folder, application), ShippedAssertions.of(application));
        } catch (BundleStoreException.Unreachable mayWorkLater) {
            throw mayWorkLater;
        } catch (BundleStoreException | InvalidFileException | RefusedBundleException e) {
            throw new GiveUp(
                    "bundle-unreadable",
                    "the bundle of " + release.getVersion() + " cannot be used: " + e.getMessage(),
                    "bundle-unreadable");
        }
    }
}

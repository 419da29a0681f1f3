package dev.slipway.backup.proof;

import dev.slipway.backup.fingerprint.Comparison;
import dev.slipway.backup.fingerprint.DatabasePicture;
import dev.slipway.migrations.scratch.ScratchDatabase;

/** A database restored from a backup, and how it compares; closing wipes it. */
public final class RestoredCopy implements AutoCloseable {

    private final Plot plot;
    private final DatabasePicture picture;
    private final Comparison comparison;

    RestoredCopy(Plot plot, DatabasePicture picture, Comparison comparison) {
        this.plot = plot;
        this.picture = picture;
        this.comparison = comparison;
    }

    /** Owner and superuser of the copy, for whoever tries something on it. */
    public ScratchDatabase database() {
        return plot.database();
    }

    public DatabasePicture picture() {
        return picture;
    }

    /** Only if this is equal does the backup count. */
    public Comparison comparison() {
        return comparison;
    }

    @Override
    public void close() {
        plot.wipe().run();
    }
}

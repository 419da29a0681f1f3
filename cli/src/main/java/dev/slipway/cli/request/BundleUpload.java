package dev.slipway.cli.request;

import dev.slipway.events.ClaimCheck;
import dev.slipway.release.bundle.Bundle;
import dev.slipway.release.bundle.BundleWriter;
import dev.slipway.release.bundle.s3.S3Address;
import dev.slipway.release.bundle.s3.S3BundleStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Brings an application directory to the store and keeps only its digest, which is what the request carries. */
public final class BundleUpload {

    private final S3Address store;

    public BundleUpload(S3Address store) {
        this.store = store;
    }

    public ClaimCheck of(Path directory) {
        return packed(directory, bundle -> {
            try (var bundles = new S3BundleStore(store)) {
                bundles.put(bundle.digest(), bundle.file());
                return claim(bundle);
            }
        });
    }

    /** Packs the directory for as long as it is looked at. */
    static <T> T packed(Path directory, Function<Bundle, T> look) {
        try {
            var folder = Files.createTempDirectory("slipway-bundle");
            try {
                return look.apply(new BundleWriter().write(directory, folder.resolve("bundle.tar.zst")));
            } finally {
                Files.deleteIfExists(folder.resolve("bundle.tar.zst"));
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder could be made to pack " + directory + " in", e);
        }
    }

    private static ClaimCheck claim(Bundle bundle) {
        return ClaimCheck.newBuilder()
                .setSha256(bundle.digest().hex())
                .setBytes(bundle.bytes())
                .build();
    }
}

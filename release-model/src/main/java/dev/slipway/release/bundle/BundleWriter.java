package dev.slipway.release.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Packs an application directory: the same files give the same bytes, and no secret goes along. */
public final class BundleWriter {

    private final BundleLimits limits;

    public BundleWriter() {
        this(BundleLimits.DEFAULT);
    }

    public BundleWriter(BundleLimits limits) {
        this.limits = limits;
    }

    /** Writes the bundle to `file`, or throws `RefusedBundleException` with every reason and leaves nothing there. */
    public Bundle write(Path directory, Path file) {
        if (!Files.isDirectory(directory)) {
            throw new RefusedBundleException("there is no directory " + directory + "; name the application's");
        }
        try {
            var selection = Selection.of(directory, limits);
            refuseIfAny(selection.refusals());
            refuseIfAny(secretsIn(selection.files()));
            return pack(selection, file);
        } catch (IOException e) {
            throw new UncheckedIOException("the directory " + directory + " cannot be packed into " + file, e);
        }
    }

    private static Bundle pack(Selection selection, Path file) throws IOException {
        try {
            var digest = TarZstd.write(selection.files(), file);
            return new Bundle(
                    file,
                    digest,
                    Files.size(file),
                    List.copyOf(selection.files().keySet()),
                    selection.leftOut());
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static List<String> secretsIn(Map<String, Path> files) throws IOException {
        var findings = new ArrayList<String>();
        for (var file : files.entrySet()) {
            findings.addAll(SecretScan.findings(file.getKey(), file.getValue()));
        }
        return findings;
    }

    private static void refuseIfAny(List<String> reasons) {
        if (!reasons.isEmpty()) {
            throw new RefusedBundleException(reasons);
        }
    }
}

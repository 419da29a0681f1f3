package dev.slipway.cli.request;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.events.ClaimCheck;
import dev.slipway.release.bundle.BundleDigest;
import dev.slipway.release.bundle.BundleStore;
import dev.slipway.release.evidence.report.ReportLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Brings reports to the store and keeps their digests, which are what the signed request carries. */
final class EvidenceUpload {

    private final BundleStore shelf;

    EvidenceUpload(BundleStore shelf) {
        this.shelf = shelf;
    }

    Map<String, ClaimCheck> of(Map<String, Path> reports) {
        var claims = new LinkedHashMap<String, ClaimCheck>();
        reports.forEach((key, file) -> claims.put(key, stored(key, file)));
        return claims;
    }

    private ClaimCheck stored(String key, Path report) {
        try {
            if (!Files.isDirectory(report)) {
                return put(key, report);
            }
            var whole = Files.createTempFile("slipway-report", ".xml");
            try {
                JUnitFolder.join(report, whole);
                return put(key, whole);
            } finally {
                Files.deleteIfExists(whole);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the report " + report + " cannot be read", e);
        }
    }

    private ClaimCheck put(String key, Path file) throws IOException {
        var bytes = Files.size(file);
        if (bytes > ReportLimits.BYTES) {
            throw CannotGoOn.usage("the report `" + key + "` has " + bytes + " bytes, at most " + ReportLimits.BYTES
                    + " are read; split it up");
        }
        var digest = BundleDigest.of(file);
        shelf.put(digest, file);
        return new ClaimCheck(digest.hex(), bytes);
    }
}

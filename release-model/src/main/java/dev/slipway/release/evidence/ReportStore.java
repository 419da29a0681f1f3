package dev.slipway.release.evidence;

import dev.slipway.release.bundle.BundleDigest;
import dev.slipway.release.bundle.BundleStore;
import dev.slipway.release.bundle.BundleStoreException;
import dev.slipway.release.evidence.report.ReportLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Where reports lie under their digests; what comes out of it is what somebody signed for, or nothing. */
public final class ReportStore {

    private final BundleStore shelf;

    public ReportStore(BundleStore shelf) {
        this.shelf = shelf;
    }

    /**
     * The report, once size and digest have been checked; no more than a report may have is ever read.
     *
     * @throws BundleStoreException if it is not there as it should be, or nobody can tell at the moment
     */
    public byte[] read(BundleDigest digest, long bytes) {
        if (bytes < 0 || bytes > ReportLimits.BYTES) {
            throw new BundleStoreException.Damaged("the report " + digest + " is said to have " + bytes
                    + " bytes, at most " + ReportLimits.BYTES + " are read; split it up");
        }
        var content = content(digest, (int) bytes + 1);
        if (content.length != bytes) {
            throw new BundleStoreException.Damaged("the report " + digest + " has "
                    + (content.length > bytes ? "more than " : "only ") + Math.min(content.length, bytes)
                    + " bytes, the request says " + bytes + "; hand it in with a new request");
        }
        if (!BundleDigest.of(content).equals(digest)) {
            throw new BundleStoreException.Damaged("the store's object for the report " + digest + " has the digest "
                    + BundleDigest.of(content) + "; it was damaged or exchanged, so hand it in with a new request");
        }
        return content;
    }

    private byte[] content(BundleDigest digest, int most) {
        try (var in = shelf.open(digest)) {
            return read(in, digest, most);
        } catch (IOException e) {
            throw new UncheckedIOException("the report " + digest + " cannot be closed", e);
        }
    }

    private static byte[] read(InputStream in, BundleDigest digest, int most) {
        try {
            return in.readNBytes(most);
        } catch (IOException e) {
            throw new BundleStoreException.Unreachable("the store broke off in the middle of the report " + digest, e);
        }
    }
}

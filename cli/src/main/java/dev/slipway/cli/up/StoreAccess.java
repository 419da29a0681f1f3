package dev.slipway.cli.up;

import dev.slipway.cli.connect.ConnectionFile;
import dev.slipway.cli.connect.DataFolder;
import dev.slipway.release.bundle.s3.S3Address;
import dev.slipway.release.bundle.s3.S3Credentials;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The store of one machine as its users see it: the same credentials at every start, made up at the first. */
record StoreAccess(S3Credentials credentials) {

    private static final String REGION = "us-east-1";
    private static final String BUCKET = "slipway";
    private static final int SECRET_BYTES = 24;

    static StoreAccess of(DataFolder data) {
        var before = ConnectionFile.read(data.connection());
        return new StoreAccess(new S3Credentials(
                before.value("store-access-key").orElse("slipway"),
                before.value("store-secret-key").orElseGet(StoreAccess::madeUp)));
    }

    S3Address at(URI endpoint) {
        return new S3Address(endpoint, REGION, BUCKET, true, credentials);
    }

    private static String madeUp() {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

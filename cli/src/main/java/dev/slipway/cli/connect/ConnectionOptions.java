package dev.slipway.cli.connect;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.Shell;
import dev.slipway.release.bundle.s3.S3Address;
import dev.slipway.release.bundle.s3.S3Credentials;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command that brings a bundle along finds broker, key and store. */
public final class ConnectionOptions {

    @Mixin
    private SigningOptions signing;

    @Option(
            names = "--store",
            paramLabel = "URL",
            description = "S3 store with its bucket, http://host:port/bucket. Else SLIPWAY_STORE. Credentials come from"
                    + " SLIPWAY_STORE_ACCESS_KEY and SLIPWAY_STORE_SECRET_KEY, the region from SLIPWAY_STORE_REGION.")
    private Optional<String> store;

    public Connection connection(Shell shell) {
        return new Connection(signing.broker(shell), store(shell), signing.signingKey(shell));
    }

    private S3Address store(Shell shell) {
        var written = signing.found(shell, store, "SLIPWAY_STORE", "store")
                .orElseThrow(
                        () -> CannotGoOn.usage("no store is known; name one with --store http://host:port/bucket"));
        var region = signing.found(shell, Optional.empty(), "SLIPWAY_STORE_REGION", "store-region")
                .orElse("us-east-1");
        return StoreUrl.parse(written).address(region, credentials(shell));
    }

    private S3Credentials credentials(Shell shell) {
        return new S3Credentials(
                secret(shell, "SLIPWAY_STORE_ACCESS_KEY", "store-access-key"),
                secret(shell, "SLIPWAY_STORE_SECRET_KEY", "store-secret-key"));
    }

    private String secret(Shell shell, String variable, String property) {
        return signing.found(shell, Optional.empty(), variable, property)
                .orElseThrow(() -> CannotGoOn.usage(
                        "the store's credentials are not known; set " + variable + " for this command"));
    }

    /** An address of a store with the bucket as its path. */
    record StoreUrl(URI endpoint, String bucket) {

        static StoreUrl parse(String written) {
            try {
                var uri = URI.create(written);
                var bucket = uri.getPath() == null ? "" : uri.getPath().replaceAll("^/|/$", "");
                if (uri.getHost() != null && uri.getScheme().startsWith("http") && !bucket.contains("/")) {
                    return new StoreUrl(
                            URI.create(uri.getScheme() + "://" + uri.getAuthority()),
                            bucket.isEmpty() ? "slipway" : bucket);
                }
            } catch (IllegalArgumentException e) {
                // Told below, together with the other ways to be wrong.
            }
            throw CannotGoOn.usage("`" + written + "` is no address of a store; write http://host:port/bucket");
        }

        S3Address address(String region, S3Credentials credentials) {
            return new S3Address(endpoint, region, bucket, true, credentials);
        }
    }
}

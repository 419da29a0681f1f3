package dev.slipway.cli.connect;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.Shell;
import dev.slipway.release.bundle.s3.S3Address;
import dev.slipway.release.bundle.s3.S3Credentials;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a command finds the store of the pipeline. */
public final class StoreOptions {

    @Option(
            names = "--store",
            paramLabel = "URL",
            description = "S3 store with its bucket, http://host:port/bucket. Else SLIPWAY_STORE. Credentials come from"
                    + " SLIPWAY_STORE_ACCESS_KEY and SLIPWAY_STORE_SECRET_KEY, the region from SLIPWAY_STORE_REGION.")
    private Optional<String> store;

    public S3Address address(Shell shell, DataOptions data) {
        var written = data.found(shell, store, "SLIPWAY_STORE", "store")
                .orElseThrow(
                        () -> CannotGoOn.usage("no store is known; name one with --store http://host:port/bucket"));
        var region = data.found(shell, Optional.empty(), "SLIPWAY_STORE_REGION", "store-region")
                .orElse("us-east-1");
        var credentials = new S3Credentials(
                secret(shell, data, "SLIPWAY_STORE_ACCESS_KEY", "store-access-key"),
                secret(shell, data, "SLIPWAY_STORE_SECRET_KEY", "store-secret-key"));
        return StoreUrl.parse(written).address(region, credentials);
    }

    private static String secret(Shell shell, DataOptions data, String variable, String property) {
        return data.found(shell, Optional.empty(), variable, property)
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

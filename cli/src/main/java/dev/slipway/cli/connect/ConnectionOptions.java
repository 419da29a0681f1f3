package dev.slipway.cli.connect;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Shell;
import dev.slipway.release.bundle.s3.S3Address;
import dev.slipway.release.bundle.s3.S3Credentials;
import dev.slipway.release.keys.KeyFile;
import dev.slipway.release.keys.SigningKey;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** How a command finds the pipeline: by its options, else the environment, else what `slipway up` left behind. */
public final class ConnectionOptions {

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            description = "Kafka broker, several separated by commas. Else SLIPWAY_BOOTSTRAP_SERVER, else the one that"
                    + " `slipway up` runs.")
    private Optional<String> bootstrapServer;

    @Option(
            names = "--kafka-properties",
            paramLabel = "FILE",
            description = "Kafka client settings, such as those for TLS and SASL. Else SLIPWAY_KAFKA_PROPERTIES.")
    private Optional<String> kafkaProperties;

    @Option(
            names = "--store",
            paramLabel = "URL",
            description = "S3 store with its bucket, http://host:port/bucket. Else SLIPWAY_STORE. Credentials come from"
                    + " SLIPWAY_STORE_ACCESS_KEY and SLIPWAY_STORE_SECRET_KEY, the region from SLIPWAY_STORE_REGION.")
    private Optional<String> store;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Private key to sign with. Else SLIPWAY_KEY, else the local one.")
    private Optional<String> key;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Folder of the `slipway up` to speak to. Else SLIPWAY_DATA, else ./.slipway, else ~/.slipway.")
    private Optional<String> data;

    public DataFolder data(Shell shell) {
        return DataFolder.of(data, shell);
    }

    public Broker broker(Shell shell) {
        var address = found(shell, bootstrapServer, "SLIPWAY_BOOTSTRAP_SERVER", "bootstrap-server")
                .orElseThrow(() -> new CannotGoOn(
                        ExitCode.NO_CONNECTION,
                        "no broker is known: there is no " + data(shell).connection()
                                + "; start everything with `slipway up`, or name a broker with --bootstrap-server"));
        return new Broker(address, clientSettings(shell));
    }

    public SigningKey signingKey(Shell shell) {
        return KeyFile.read(found(shell, key, "SLIPWAY_KEY", "key")
                .map(shell::resolve)
                .orElseGet(() -> data(shell).key()));
    }

    public Connection connection(Shell shell) {
        return new Connection(broker(shell), store(shell), signingKey(shell));
    }

    private S3Address store(Shell shell) {
        var written = found(shell, store, "SLIPWAY_STORE", "store")
                .orElseThrow(
                        () -> CannotGoOn.usage("no store is known; name one with --store http://host:port/bucket"));
        var region = found(shell, Optional.empty(), "SLIPWAY_STORE_REGION", "store-region")
                .orElse("us-east-1");
        return StoreUrl.parse(written).address(region, credentials(shell));
    }

    private S3Credentials credentials(Shell shell) {
        return new S3Credentials(
                secret(shell, "SLIPWAY_STORE_ACCESS_KEY", "store-access-key"),
                secret(shell, "SLIPWAY_STORE_SECRET_KEY", "store-secret-key"));
    }

    private String secret(Shell shell, String variable, String property) {
        return found(shell, Optional.empty(), variable, property)
                .orElseThrow(() -> CannotGoOn.usage(
                        "the store's credentials are not known; set " + variable + " for this command"));
    }

    private Optional<String> found(Shell shell, Optional<String> option, String variable, String property) {
        return option.or(() -> Optional.ofNullable(shell.environment().get(variable)))
                .filter(value -> !value.isBlank())
                .or(() -> ConnectionFile.read(data(shell).connection()).value(property));
    }

    private Map<String, String> clientSettings(Shell shell) {
        return kafkaProperties
                .or(() -> Optional.ofNullable(shell.environment().get("SLIPWAY_KAFKA_PROPERTIES")))
                .map(file -> properties(shell.resolve(file)))
                .orElse(Map.of());
    }

    private static Map<String, String> properties(Path file) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(file)));
        } catch (IOException e) {
            throw CannotGoOn.usage("the Kafka settings in " + file + " cannot be read (" + e + "); check the path");
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
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

package dev.slipway.cli.connect;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Shell;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command finds the broker: by its options, else the environment, else what `slipway up` left behind. */
public final class BrokerOptions {

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

    @Mixin
    private DataOptions data;

    public DataOptions data() {
        return data;
    }

    public DataFolder data(Shell shell) {
        return data.folder(shell);
    }

    public Broker broker(Shell shell) {
        var address = data.found(shell, bootstrapServer, "SLIPWAY_BOOTSTRAP_SERVER", "bootstrap-server")
                .orElseThrow(() -> new CannotGoOn(
                        ExitCode.NO_CONNECTION,
                        "no broker is known: there is no " + data(shell).connection()
                                + "; start everything with `slipway up`, or name a broker with --bootstrap-server"));
        return new Broker(address, clientSettings(shell));
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
}

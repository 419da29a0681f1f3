package dev.slipway.cli.connect;

import dev.slipway.cli.Shell;
import dev.slipway.release.keys.KeyFile;
import dev.slipway.release.keys.SigningKey;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command that asks for something finds the broker and the key to sign with. */
public final class SigningOptions {

    @Mixin
    private BrokerOptions broker;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Private key to sign with. Else SLIPWAY_KEY, else the local one.")
    private Optional<String> key;

    public Broker broker(Shell shell) {
        return broker.broker(shell);
    }

    public SigningKey signingKey(Shell shell) {
        return KeyFile.read(data().found(shell, key, "SLIPWAY_KEY", "key")
                .map(shell::resolve)
                .orElseGet(() -> broker.data(shell).key()));
    }

    /** Where what belongs to the same `slipway up` is looked for. */
    public DataOptions data() {
        return broker.data();
    }
}

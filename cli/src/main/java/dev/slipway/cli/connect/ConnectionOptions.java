package dev.slipway.cli.connect;

import dev.slipway.cli.Shell;
import picocli.CommandLine.Mixin;

/** How a command that brings a bundle along finds broker, key and store. */
public final class ConnectionOptions {

    @Mixin
    private SigningOptions signing;

    @Mixin
    private StoreOptions store;

    public Connection connection(Shell shell) {
        return new Connection(signing.broker(shell), store.address(shell, signing.data()), signing.signingKey(shell));
    }
}

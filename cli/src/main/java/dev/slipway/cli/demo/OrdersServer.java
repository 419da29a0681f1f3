package dev.slipway.cli.demo;

import dev.slipway.migrations.scratch.CannotStart;
import dev.slipway.migrations.scratch.Login;
import dev.slipway.migrations.scratch.ScratchPostgres;
import java.util.Optional;

/** The server that the shop's orders lie on while the demo runs. */
interface OrdersServer extends AutoCloseable {

    /** A role without any power beyond the one database that is its own. */
    Login owner();

    /** The container that it runs in, where it does. */
    Optional<String> container();

    @Override
    void close();

    /** A process of this machine; nothing where PostgreSQL is not installed. */
    static Optional<OrdersServer> process() {
        try {
            var server = ScratchPostgres.start();
            var owner = server.newDatabase().owner();
            return Optional.of(new OrdersServer() {
                @Override
                public Login owner() {
                    return owner;
                }

                @Override
                public Optional<String> container() {
                    return Optional.empty();
                }

                @Override
                public void close() {
                    server.close();
                }
            });
        } catch (CannotStart notInstalled) {
            return Optional.empty();
        }
    }
}

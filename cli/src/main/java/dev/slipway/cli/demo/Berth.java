package dev.slipway.cli.demo;

import dev.slipway.cli.Shell;
import dev.slipway.cli.operate.Ground;
import dev.slipway.cli.operate.LocalRuntime;
import dev.slipway.cli.tell.Screen;
import java.util.Optional;

/** What the demo deploys to: processes of this machine, or containers of its engine. */
interface Berth extends AutoCloseable {

    /** What stands in targets.yaml for it. */
    Ground ground(int port);

    Packing packing();

    /** A server for the shop's orders; nothing where this machine has no PostgreSQL. */
    Optional<OrdersServer> orders();

    @Override
    void close();

    static Berth of(LocalRuntime runtime, Shell shell, Screen screen) {
        return switch (runtime) {
            case PROCESSES -> new OfProcesses();
            case DOCKER -> OfContainers.on(LocalEngine.at(LocalRuntime.engine(shell)), screen);
        };
    }

    /** Programs of this host, started from the release's own folder. */
    record OfProcesses() implements Berth {

        @Override
        public Ground ground(int port) {
            return Ground.processes(port);
        }

        @Override
        public Packing packing() {
            return Packing.none();
        }

        @Override
        public Optional<OrdersServer> orders() {
            return OrdersServer.process();
        }

        @Override
        public void close() {
            // there is nothing to let go of
        }
    }

    /** Containers of images that are made of what this machine has. */
    record OfContainers(LocalEngine engine, Packing packing) implements Berth {

        static Berth on(LocalEngine engine, Screen screen) {
            screen.passing("making an image of this machine's Java");
            return new OfContainers(engine, ShopImages.on(engine.client()));
        }

        @Override
        public Ground ground(int port) {
            return Ground.containers(port, engine.address());
        }

        @Override
        public Optional<OrdersServer> orders() {
            return OrdersContainer.on(engine.client());
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}

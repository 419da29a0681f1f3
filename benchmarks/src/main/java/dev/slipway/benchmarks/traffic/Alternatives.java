package dev.slipway.benchmarks.traffic;

import java.nio.file.Path;
import java.util.function.Supplier;

/** What is done where there is no Slipway, under the same traffic. */
final class Alternatives {

    static final String PREFIX = "alternative_";

    private final ContainersByHand containers;
    private final Supplier<String> images;
    private final Path folder;

    /** The images are a new release each time. */
    Alternatives(ContainersByHand containers, Supplier<String> images, Path folder) {
        this.containers = containers;
        this.images = images;
        this.folder = folder;
    }

    /** The old container is stopped, the new one takes its port. */
    void stopAndStart(Cases cases) throws InterruptedException {
        int port = Ports.free();
        var running = new String[] {containers.start(images.get(), port)};
        cases.repeat(PREFIX + "stop_start", Ports.address(port), _ -> {
            containers.stop(running[0]);
            running[0] = containers.start(images.get(), port);
        });
        containers.stop(running[0]);
    }

    /** The new container is started beside the old one, the proxy reloaded, and the old one killed. */
    void reloadAndKill(Cases cases) throws InterruptedException {
        int entry = Ports.free();
        int first = Ports.free();
        var running = new String[] {containers.start(images.get(), first)};
        try (var proxy = HaproxyByHand.before(first, entry, folder)) {
            cases.repeat(PREFIX + "reload_kill", Ports.address(entry), _ -> {
                int port = Ports.free();
                var next = containers.start(images.get(), port);
                proxy.pointAt(port);
                containers.kill(running[0]);
                running[0] = next;
            });
        }
        containers.stop(running[0]);
    }
}

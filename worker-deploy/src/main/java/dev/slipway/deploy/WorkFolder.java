package dev.slipway.deploy;

import dev.slipway.deploy.process.ProcessHost;
import java.nio.file.Path;

/** Where this worker keeps what must outlive it on this host, and how all of it is ended when the host is cleared. */
public record WorkFolder(Path path) {

    public WorkFolder {
        path = path.toAbsolutePath();
    }

    /** Below the work folder that all workers of a host may share. */
    public static WorkFolder below(Path work) {
        return new WorkFolder(work.resolve("deploy"));
    }

    Path host() {
        return path.resolve("host");
    }

    Path instances() {
        return path.resolve("instances");
    }

    Path routers() {
        return path.resolve("routers");
    }

    Path releases() {
        return path.resolve("releases");
    }

    /** Stops every instance and every router that was started from here; for a demo that cleans up, or a host given back. */
    public void endEverything() throws InterruptedException {
        try (var host = ProcessHost.in(instances());
                var routers = new Routers()) {
            routers.stopAll(routers());
            host.stopAll();
        }
    }
}

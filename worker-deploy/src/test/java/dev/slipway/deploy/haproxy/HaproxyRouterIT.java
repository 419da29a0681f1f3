package dev.slipway.deploy.haproxy;

import dev.slipway.deploy.Router;
import dev.slipway.deploy.RouterContract;
import dev.slipway.deploy.host.ListenAddress;
import dev.slipway.testing.FreePort;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class HaproxyRouterIT extends RouterContract {

    @TempDir
    Path folder;

    private final Haproxies haproxies = new Haproxies();
    private final ListenAddress address = new ListenAddress("127.0.0.1", FreePort.any());

    @BeforeEach
    void a_router_in_a_folder_of_its_own() {
        haproxies.router(address, folder).table();
    }

    @AfterEach
    void end_haproxy() throws Exception {
        haproxies.router(address, folder).stop();
        haproxies.close();
    }

    @Override
    protected Router router() {
        return haproxies.router(address, folder);
    }

    @Override
    protected URI entrance() {
        return URI.create("http://" + address + "/");
    }
}

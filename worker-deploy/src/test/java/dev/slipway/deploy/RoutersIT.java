package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.release.operations.Router.Kind;
import dev.slipway.testing.FreePort;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutersIT {

    @TempDir
    Path folder;

    private final int port = FreePort.any();
    private final TestService shop = new TestService("shop");
    private final Routers routers = new Routers();

    @AfterEach
    void end_everything() throws Exception {
        routers.stopAll(folder);
        routers.close();
        shop.close();
    }

    private Router router(Kind kind) {
        return routers.router(new dev.slipway.release.operations.Router(kind, "127.0.0.1", port), folder);
    }

    private String served() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"));
            return http.send(request.build(), BodyHandlers.ofString()).body();
        }
    }

    @Test
    void a_router_of_another_kind_takes_the_table_over_with_the_port() throws Exception {
        var table = new RoutingTable("1.0", 3, List.of(Route.evenly("/", "shop", List.of(shop.backend()))));
        router(Kind.EMBEDDED).shift(table);

        assertThat(router(Kind.HAPROXY).table()).isEqualTo(table);
        assertThat(served()).isEqualTo("shop");

        assertThat(router(Kind.EMBEDDED).table()).isEqualTo(table);
        assertThat(served()).isEqualTo("shop");
    }

    @Test
    void whatever_was_left_in_a_folder_is_stopped() throws Exception {
        router(Kind.HAPROXY).table();

        assertThat(routers.stop(folder)).isTrue();
        assertThat(routers.stop(folder)).isFalse();
    }
}

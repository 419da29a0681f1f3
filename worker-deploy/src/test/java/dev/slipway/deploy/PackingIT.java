package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackingIT {

    private static final String SLIPWAY = """
            application: shop
            services:
              backend:
                health: /health
                environment: {COLOUR: of slipway.yaml}
                variables:
                  COLOUR: {default: of nobody}
                  HOST: {default: 127.0.0.1}
                  LANGUAGE: {default: en}
            """;

    @TempDir
    Path folder;

    @Test
    void a_default_gives_way_to_the_compose_file_and_that_to_slipway_yaml() {
        var backend = new SampleContainers(folder, "").said(SLIPWAY).backend("""
                services:
                  backend:
                    image: shop/backend:1
                    expose: ["8080"]
                    environment: {HOST: 0.0.0.0, COLOUR: of compose.yaml}
                """);

        assertThat(backend.belongings().variables())
                .containsEntry("HOST", "0.0.0.0")
                .containsEntry("COLOUR", "of slipway.yaml")
                .containsEntry("LANGUAGE", "en");
    }
}

package dev.slipway.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.release.ApplicationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopIT {

    @TempDir
    Path folder;

    @Test
    void lays_what_differs_over_the_first_release() throws IOException {
        var shop = new Shop(folder, Packing.none());

        assertThat(Files.readString(shop.release("1.0").resolve("VERSION")).strip())
                .isEqualTo("1.0");
        assertThat(Files.readString(shop.release("1.2").resolve("VERSION")).strip())
                .isEqualTo("1.2");
        assertThat(shop.release("1.2").resolve("frontend/Frontend.java")).exists();
        assertThat(shop.release("1.2").resolve("releases")).doesNotExist();
        assertThat(ApplicationFile.read(shop.release("1.1")).name().value()).isEqualTo(Shop.APPLICATION);
    }
}

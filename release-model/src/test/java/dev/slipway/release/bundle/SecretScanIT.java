package dev.slipway.release.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretScanIT {

    private static final String SECRET = "password=x9kQ2v" + "LmZ7qq";

    @TempDir
    Path folder;

    @Test
    void finds_a_secret_anywhere_in_a_line_without_end() throws IOException {
        var file = folder.resolve("minified.js");
        for (var before = 16_000; before < 17_000; before += 37) {
            Files.writeString(file, "first\n" + ";".repeat(before) + SECRET + ";".repeat(100_000));

            assertThat(SecretScan.findings("minified.js", file))
                    .as("after %s characters", before)
                    .singleElement()
                    .asString()
                    .startsWith("minified.js:2:");
        }
    }

    @Test
    void counts_lines_whatever_ends_them() throws IOException {
        var file = Files.writeString(folder.resolve("a.txt"), "\n\r\n\n" + SECRET);

        assertThat(SecretScan.findings("a.txt", file))
                .singleElement()
                .asString()
                .startsWith("a.txt:4:");
    }

    @Test
    void leaves_binary_files_alone_and_is_not_stopped_by_any_bytes() throws IOException {
        var binary = Files.writeString(folder.resolve("binary"), "\0" + SECRET);
        var latin = Files.write(folder.resolve("latin"), ("é\n" + SECRET).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(SecretScan.findings("binary", binary)).isEmpty();
        assertThat(SecretScan.findings("latin", latin)).hasSize(1);
    }

    @Test
    void stops_listing_where_nobody_would_read_on() throws IOException {
        var file = Files.writeString(folder.resolve("many"), (SECRET + "\n").repeat(1000));

        assertThat(SecretScan.findings("many", file)).hasSize(20);
    }
}
